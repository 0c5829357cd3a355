"""All tables, the full-text index over title and text, and the mark that says whose file it is."""

from alembic import op

revision = "0001"
down_revision = None

APPLICATION_ID = 0x436F6D69

TABLES = (
    """
    CREATE TABLE articles (
        number INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL UNIQUE,
        path TEXT, url TEXT, title TEXT, published TEXT, publisher TEXT, author TEXT, genre TEXT, language TEXT,
        text TEXT NOT NULL, coder TEXT NOT NULL, coder_version TEXT NOT NULL
    )""",
    """
    CREATE TABLE events (
        id TEXT PRIMARY KEY NOT NULL, article_id TEXT NOT NULL, position INTEGER NOT NULL,
        type TEXT NOT NULL, quad INTEGER NOT NULL, score FLOAT NOT NULL, dimension TEXT, status TEXT, mode TEXT,
        modes JSON NOT NULL, contexts JSON NOT NULL, p_event FLOAT NOT NULL,
        date TEXT, date_from TEXT, date_to TEXT, date_precision TEXT,
        actor TEXT, actor_country TEXT, actor_sector TEXT, recipient TEXT, recipient_country TEXT,
        place_name TEXT, place_country TEXT, place_adm1 TEXT, lat FLOAT, lon FLOAT,
        quote TEXT NOT NULL, sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
        anchor TEXT NOT NULL, anchor_start INTEGER NOT NULL, anchor_end INTEGER NOT NULL,
        asserted_by TEXT, asserted_by_country TEXT, coder TEXT NOT NULL, coder_version TEXT NOT NULL, record TEXT NOT NULL,
        FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE
    )""",
    """
    CREATE TABLE parties (
        event_id TEXT NOT NULL, role TEXT NOT NULL, position INTEGER NOT NULL,
        text TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        name TEXT COLLATE NOCASE, actor_id TEXT, country TEXT, sector TEXT, ownership TEXT,
        p FLOAT NOT NULL, reason TEXT NOT NULL,
        PRIMARY KEY (event_id, role, position), FOREIGN KEY (event_id) REFERENCES events (id) ON DELETE CASCADE
    )""",
    """
    CREATE TABLE magnitudes (
        event_id TEXT NOT NULL, position INTEGER NOT NULL,
        kind TEXT NOT NULL, min FLOAT, max FLOAT, text TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        PRIMARY KEY (event_id, position), FOREIGN KEY (event_id) REFERENCES events (id) ON DELETE CASCADE
    )""",
    """
    CREATE TABLE drops (
        id TEXT PRIMARY KEY NOT NULL, shard TEXT NOT NULL,
        stage TEXT NOT NULL, reason TEXT NOT NULL, "where" TEXT NOT NULL, detail TEXT NOT NULL
    )""",
    "CREATE TABLE shards (id TEXT PRIMARY KEY NOT NULL, loaded_at TEXT NOT NULL, counts JSON NOT NULL)",
)

INDEXES = (
    "CREATE INDEX events_by_article ON events (article_id)",
    "CREATE INDEX events_by_date ON events (date_from, date_to)",
    "CREATE INDEX events_by_type ON events (type, date_from)",
    "CREATE INDEX parties_by_country ON parties (country, role, event_id)",
    "CREATE INDEX parties_by_id ON parties (actor_id, role, event_id)",
    "CREATE INDEX parties_by_name ON parties (name, role, event_id)",
)

# The index holds no second copy of the texts; triggers keep it in step.
FULL_TEXT = (
    "CREATE VIRTUAL TABLE words USING fts5 (title, text, content = 'articles', content_rowid = 'number')",
    """
    CREATE TRIGGER words_add AFTER INSERT ON articles BEGIN
        INSERT INTO words (rowid, title, text) VALUES (new.number, new.title, new.text);
    END""",
    """
    CREATE TRIGGER words_remove AFTER DELETE ON articles BEGIN
        INSERT INTO words (words, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
    END""",
    """
    CREATE TRIGGER words_change AFTER UPDATE OF title, text ON articles BEGIN
        INSERT INTO words (words, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
        INSERT INTO words (rowid, title, text) VALUES (new.number, new.title, new.text);
    END""",
)


def upgrade() -> None:
    """Make everything."""
    for statement in (*TABLES, *INDEXES, *FULL_TEXT, f"PRAGMA application_id = {APPLICATION_ID}"):
        op.execute(statement)
