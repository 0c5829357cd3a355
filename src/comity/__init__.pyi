from comity.api import Archive as Archive
from comity.api import code as code
from comity.api import code_paths as code_paths
from comity.api import open as open
from comity.api import to_table as to_table
from comity.gazetteer.offices import office_holder as office_holder
from comity.gazetteer.offices import offices_of as offices_of
from comity.model import Event as Event
from comity.model import Tally as Tally

__all__ = ["Archive", "Event", "Tally", "__version__", "code", "code_paths", "office_holder", "offices_of", "open", "to_table"]

__version__: str
