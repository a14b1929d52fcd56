"""The grammar of names and what it takes a name to name: no model is used."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parkextract import mentions as numbers
from parkextract.article import Article
from parkextract.entities import guess, kinds, stands
from parkextract.entities import names as find
from parkextract.entities.names import Name
from parkextract.entities.resolve import cluster
from parkextract.entities.vocabulary import plural, vocabulary
from parkextract.sentences import split
from parkextract.tokens import Tokens
from parkextract.values import Count, Money, Time


def names(text: str) -> list[Name]:
    tokens = Tokens(text)
    return list(find(tokens, split(text, tokens)))


def found(text: str) -> list[str]:
    return [text[name.start : name.end] for name in names(text)]


NAMES = [
    ("a name like an article", "Firms rented land in An Phat and in An Khe Park.", ["An Phat", "An Khe Park"]),
    ("an article before a name", "An Orava Park was opened.", ["Orava Park"]),
    ("an article in a title", "The firm opened An office at once.", []),
    ("a firm called general", "Then General Motors and General Manager Lena Voss agreed.", ["General Motors", "Lena Voss"]),
    ("a park called after a king", "It met King Harald in King Harald Industrial City.", ["Harald", "King Harald Industrial City"]),
    ("an ordinal within a name", "It sold the Second Orava Zone and the Third Varna Steel Works.", ["Second Orava Zone", "Third Varna Steel Works"]),
    ("an ordinal before a name", "It sold First Varna. Second Orava Zone is full.", ["Varna", "Orava Zone"]),
    ("letters with stops", "It went to the U.S. A mill of Solmec S.A. closed.", ["U.S.", "Solmec S.A."]),
    ("a stop behind one letter", "It went to Plot B. A mill of Solmec closed.", ["Plot B", "Solmec"]),
    ("a minister of a people", "The Bulgarian Prime Minister Lena Voss and Kenyan Steel agreed.", ["Lena Voss", "Kenyan Steel"]),
    ("whoever is minister of it", "said Deputy Minister of Planning and Investment Lena Voss.", ["Lena Voss"]),
    ("what is written large", "It needs Foreign Direct Investment from Fortune 500 firms, said Varna Direct Investment.", ["Varna Direct Investment"]),
    ("a body of two fields", "It said the Marble and Granite Association met Varna and Granite Park.",
     ["Marble and Granite Association", "Varna", "Granite Park"]),
    ("a fund of two abstracts", "the Orava Transformation and Industry Fund grew", ["Orava Transformation and Industry Fund"]),
    ("a word before a name at the start", "Rival Solmec sold it. Neighbouring Varna grew.", ["Solmec", "Varna"]),
    ("a nickname", "He met Joan “Jona” Voss and Premier Juan 'Ito' Voss in Varna.", ["Joan “Jona” Voss", "Juan 'Ito' Voss", "Varna"]),
    ("a word in quotes before a name", "It sold the “Green” Varna mill to Solmec 'Blue' and to it.", ["Green", "Varna", "Solmec", "Blue"]),
    ("a stroke within a park", "It is in the Varna Clothing/Textile Park by Varna/Burgas.", ["Varna Clothing/Textile Park", "Varna", "Burgas"]),
    ("who was president", "Ex-President Lena Voss met Ex Solmec.", ["Lena Voss", "Solmec"]),
    ("behind a short title", "Irish PM Lena Voss agreed.", ["Lena Voss"]),
    ("a company around a bracket", "Then Orava Park (OPK) Joint Venture Company Ltd agreed.", ["Orava Park (OPK) Joint Venture Company Ltd"]),
    ("a bracket behind a company", "Then Orava Park Ltd (OPK) agreed.", ["Orava Park Ltd", "OPK"]),
    ("joined by and", "It visited the Varna Science and Technology Park.", ["Varna Science and Technology Park"]),
    ("a field of work joined by and", "The Varna Transformation and Open Reform Zone grew.", ["Varna Transformation and Open Reform Zone"]),
    ("a town is no field of work", "It visited Burgas and Varna Free Zone.", ["Burgas", "Varna Free Zone"]),
    ("of a country and its form", "run by Cement Works of Bulgaria Ltd. since spring", ["Cement Works of Bulgaria Ltd."]),
    ("of a country and no form", "the Cement Works of Bulgaria grew", ["Cement Works", "Bulgaria"]),
    ("a number behind a name", "The Board Meeting No. 4/2021 in Varna agreed.", ["Board Meeting", "Varna"]),
    ("the end of a plan's name", "It was in the 14th Five-Year Plan and in a Ten-Year Master Plan near Varna.", ["Varna"]),
    ("a hyphen behind a short form", "It lives on IT-BPM and tourism, as AI-Park Varna does.", ["Park Varna"]),
    ("approved by", "It has 12 BOI-approved mills and a TUV-certified lab.", ["BOI", "TUV"]),
    ("a paper between two sides", "Then Veidro signed a Memorandum of Understanding with Varna.", ["Veidro", "Varna"]),
    ("laws are no parks", "It passed the Special Economic Zones Act and the Varna Industrial Park Bill.", []),
    ("a person called Law", "It was told by Lena Law and by Bill Voss.", ["Lena Law", "Bill Voss"]),
    ("what a minister is of", "It was told by Lena Voss, Minister of Economic Development, in Varna.", ["Lena Voss", "Varna"]),
    ("what a minister is of, in a row", "the Minister for Trade, Industry and Foreign Affairs, Lena Voss, had by then agreed to it.", ["Lena Voss"]),
    ("what a department is of", "It was told by the Department of Promotion of Industry and Internal Trade.",
     ["Department of Promotion of Industry and Internal Trade"]),
    ("what a council furthers", "It was told that the Council for the Development of Cambodia met the Bank of Development of Varna.",
     ["Council for the Development of Cambodia", "Bank of Development", "Varna"]),
    ("a managing director of a firm", "said Solmec Managing Director Lena Voss and Punjab Industries Minister Joan Hus.",
     ["Solmec", "Lena Voss", "Punjab", "Joan Hus"]),
    ("a firm called after industries", "said Punjab Industries Director Joan Hus.", ["Punjab Industries", "Joan Hus"]),
    ("a short form with the place", "It asked the Salt Corporation of Varna (SCOV) and the Salt Company of Varna (SALCO).",
     ["Salt Corporation of Varna", "SCOV", "Salt Company", "Varna", "SALCO"]),
    ("a short form of the place", "It asked the Salt Corporation of the United Varna Lands (UVL).", ["Salt Corporation", "United Varna Lands", "UVL"]),
    ("a road of nations", "It is a Belt and Road mill of the Belt and Road Forum.", ["Belt and Road Forum"]),
    ("a word and what it is of", "Hiring of the first men began. Mode of payment: cash. Veidro of Norway paid.", ["Veidro", "Norway"]),
    ("a label in the title", "Explainer: what is Orava Park?\nOrava Park grew.", ["Orava Park", "Orava Park"]),
    ("a ministry of three fields", "It asked the Ministry of Trade, Industry and Energy, the Department of Jobs, Tourism and Innovation and Solmec.",
     ["Ministry of Trade, Industry and Energy", "Department of Jobs, Tourism and Innovation", "Solmec"]),
    ("a ministry and others", "It asked the Ministry of Trade, Varna and Solmec and the Port of Energy, Industry and Trade.",
     ["Ministry of Trade", "Varna", "Solmec", "Port of Energy", "Industry and Trade"]),
    ("whose voice", "WOMAN'S VOICE: They said that it is Solmec's.", ["WOMAN", "VOICE", "Solmec"]),
    ("a list of trades", "It draws Aerospace, Textiles, Renewable Energy, Chemicals & Metals and Solmec Energy.", ["Solmec Energy"]),
    ("a firm called after a trade", "It was sold by Renewable Energy in Varna.", ["Renewable Energy", "Varna"]),
    ("a secretary of the cabinet", "said Industrialisation Cabinet Secretary Lena Voss of the Cabinet Office.", ["Lena Voss", "Cabinet Office"]),
    ("a minister of a country", "the Minister of Norway met the Minister for Trade Union Bank while in Varna.", ["Norway", "Trade Union Bank", "Varna"]),
    ("two names joined by and", "It was paid for by Varna and Burgas.", ["Varna", "Burgas"]),
    ("hyphens", "The Lund-Malmo Eco-Industrial Park grew.", ["Lund-Malmo Eco-Industrial Park"]),
    ("hyphen that leaves", "The Lund-based firm and Oslo-listed Veidekke agreed.", ["Lund", "Oslo", "Veidekke"]),
    ("possessive", "The plan was Varna's own.", ["Varna"]),
    ("of an office", "the Ministry of Trade and Industry agreed.", ["Ministry of Trade and Industry"]),
    ("of no office", "the plant of Solvang in Tromso", ["Solvang", "Tromso"]),
    ("elided", "in western Côte d'Ivoire", ["Côte d'Ivoire"]),
    ("apostrophe", "near Xi'an and in O'Brien County", ["Xi'an", "O'Brien County"]),
    ("company", "sold to Hexin Paper Co., Ltd. for cash", ["Hexin Paper Co., Ltd."]),
    ("ampersand", "said broker Roe & Finch", ["Roe & Finch"]),
    ("bracket inside", "in the China (Anhui) Pilot Free Trade Zone", ["China (Anhui) Pilot Free Trade Zone"]),
    ("label with a number", "the roof of Terminal 4 leaks", ["Terminal 4"]),
    ("Roman numeral", "land at Song Than III is scarce", ["Song Than III"]),
    ("office of a zone", "the Management Committee of the Varna Free Zone met",
     ["Management Committee of the Varna Free Zone", "Varna Free Zone"]),
    ("descriptor at the beginning", "Chipmaker Orsted agreed.", ["Orsted"]),
    ("function words", "The zone grew. It is large. In May it closed. Of these none remain.", ["May"]),
    ("months and units are none", "On Monday in October it made 5 MW.", []),
    ("title", "said Dr. Lena Voss", ["Lena Voss"]),
    ("across lines", "The mayor of Varna\nBurgas Port is open.", ["Varna", "Burgas Port"]),
    ("period behind a name", "Solmec H1 call", ["Solmec"]),
    ("quarters and questions", "Q3 was good. Q114 was not.", []),
    ("role before a name", "Seller Solmec asked more.", ["Solmec"]),
    ("units of a building", "A maker of pods took Units 1 to 4.", []),
    ("a sign of money", "The exports (US$ million) grew.", []),
    ("my own", "My own view is not Varna's.", ["Varna"]),
    ("initials in the plural", "It has 19 SEZs in Varna.", ["Varna"]),
    ("council of a group", "The Shippers' Council agreed.", ["Shippers' Council"]),
    ("a group's ordinary thing", "The Shippers' Lagos office agreed.", ["Shippers", "Lagos"]),
    ("first word that is an order", "Compare Varna with Burgas.", ["Varna", "Burgas"]),
    ("small number at the end", "The land at Phuoc Tan 3, in the south, is scarce.", ["Phuoc Tan 3"]),
    ("number of what follows", "In Varna 3 firms closed.", ["Varna"]),
    ("letters of a unit", "a park in Ha Nam", ["Ha Nam"]),
    ("an exchange and a code", "The profit of Veidro (OSE: VEID) grew.", ["Veidro"]),
    ("a name in brackets", "The profit of Veidro (see: Varna) grew.", ["Veidro", "Varna"]),
    ("an office before its title", "the Economy Minister and the Managing Director agreed", []),
    ("a firm before a title", "it was closed, said Veidro President Lena Voss on a rainy day", ["Veidro", "Lena Voss"]),
    ("nationalities", "He is Chinese, they are Koreans.", []),
    ("a firm of a nationality", "the Chinese Solar Group grew", ["Chinese Solar Group"]),
    ("a numeral before a heading", "III. the rents in Varna", ["Varna"]),
    ("a name and a colon in the title", "Varna: Seven mills opened", ["Varna"]),
    ("a label further down", "Seven mills opened\nVarna: 30 ha", []),
    ("a label in capitals", "TIMELINE: Seven mills opened", []),
    ("a label with its number at the beginning", "Terminal 4 leaks. The terminal is old.", ["Terminal 4"]),
    ("a committee of the people", "the provincial People's Committee agreed", ["People's Committee"]),
    ("people", "People agreed.", []),
    ("money", "The fall of the Rupiah went on.", []),
    ("a number inside a name", "It left Meridian 45 Industry Zone in May.", ["Meridian 45 Industry Zone", "May"]),
    ("a number before firms of a kind", "In Varna 3 Free Zones closed.", ["Varna", "Free Zones"]),
    ("a number behind No.", "The rents of Zone No. 3 and Varna Steel Plant No. 2 fell.", ["Zone No. 3", "Varna Steel Plant No. 2"]),
    ("a number behind No. and a year", "The Varna Plant No. 4/2021 agreed.", ["Varna Plant"]),
    ("a short form inside a name", "At Orava Industrial Zone (IZ) Area No. 01 rents fell.", ["Orava Industrial Zone (IZ) Area No. 01"]),
    ("a nationality of a part", "It helps the Western Australian economy and South African mills.", []),
    ("a firm of a nationality of a part", "South African Airways agreed.", ["South African Airways"]),
    ("a dateline in capitals", "It fell.\nHANOI: The port of Varna closed.", ["HANOI", "Varna"]),
    ("a dateline of a small town", "JAGIRO: The mill of Varna closed.", ["JAGIRO", "Varna"]),
    ("a label before a report", "UPDATE: The mill of Varna closed.", ["Varna"]),
    ("who is speaking", "NDOYE: The mill closed.\nSOW: It grew.\nNDOYE: The mill of Varna too.", ["Varna"]),
    ("a town and its figure", "It fell.\nHANOI: 30 ha", []),
    ("a verb in a headline", "Varna Zone Expands Steel Base\nIt fell.", ["Varna Zone"]),
    ("a verb in a headline about a firm", "Veidro Holdings Opens Varna Plant\nIt fell.", ["Veidro Holdings", "Varna Plant"]),
    ("a plural in a sentence", "Then Varna Lands Ltd agreed.", ["Varna Lands Ltd"]),
    ("a label with its number in brackets", "It fell.\n(7) Employees: 210", []),
    ("a superlative at a beginning", "Largest of these is Veidro.", ["Veidro"]),
    ("an agency behind a dateline", "BURGAS (VNA) – Rents at Varna fell.", ["BURGAS", "VNA", "Rents", "Varna"]),
    ("ordinary word elsewhere", "Freight fell. The freight went by road.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_names(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_what_stands_inside_a_mention_is_no_name() -> None:
    text = "It cost MAD 5 million in April in Rabat."
    tokens = Tokens(text)
    money = Money(id="m1", start=8, end=21, text="MAD 5 million", currency="MAD")
    time = Time(id="m2", start=25, end=30, text="April")
    assert [name.text for name in find(tokens, split(text, tokens), (money, time))] == ["Rabat"]


def test_a_heading_is_cut_down_to_what_the_text_names_elsewhere() -> None:
    text = "Orava Leads With Turiec Free Zone\nThe Turiec Free Zone of Orava has 60 firms."
    assert found(text) == ["Orava", "Turiec Free Zone", "Turiec Free Zone", "Orava"]
    assert found("New Turiec Free Zone Opens Doors\nIn Turiec a zone has opened.")[-1:] == ["Turiec"]
    assert found("New Works For Turiec Free Zone\nIn Turiec a zone has opened.")[-2:] == ["Turiec Free Zone", "Turiec"]


def test_headings_name_only_what_ends_like_a_name_or_is_named_elsewhere() -> None:
    text = "Bright Future Dawns Over Varna\nVARNA FREE ZONE\nWork began in Varna."
    assert found(text) == ["Varna", "VARNA FREE ZONE", "Varna"]


TYPES = [
    ("park", "the Varna Free Zone", "Varna Free Zone", "park"),
    ("place by its noun", "in Galway County", "Galway County", "place"),
    ("place by a preposition", "a plant in Tromso", "Tromso", "place"),
    ("place by its status", "the plant near Tromso county", "Tromso", "place"),
    ("the middle of a town", "the mill is 4 km from Varna City Center in the east", "Varna City Center", "place"),
    ("a business center", "the offices of the Varna Business Center are let", "Varna Business Center", "project"),
    ("a local government", "the zone is in Ibeju Lekki Local Government Area since May", "Ibeju Lekki Local Government Area", "place"),
    ("country", "exports to Norway", "Norway", "place"),
    ("part of a country", "across Northern Norway", "Northern Norway", "place"),
    ("company by its ending", "sold to Veidro AS", "Veidro AS", "org"),
    ("company by the word before", "the electric company Veidro agreed", "Veidro", "org"),
    ("company by what follows", "Veidro, a maker of pumps, agreed", "Veidro", "org"),
    ("company by its role", "its operator, Veidro, agreed", "Veidro", "org"),
    ("place behind a comma is not what stands before", "the free zone, Veidro, agreed", "Veidro", None),
    ("person by a title", "said Dr. Lena Voss", "Lena Voss", "person"),
    ("person by a role", "Lena Voss, its deputy manager, agreed", "Lena Voss", "person"),
    ("person who speaks", 'agreed," said Lena Voss', "Lena Voss", "person"),
    ("company called after parks", "the report of Mazovia Logistic Parks", "Mazovia Logistic Parks", "org"),
    ("project", "the Tornio Nickel Refinery", "Tornio Nickel Refinery", "project"),
    ("nothing said", "Veidro agreed", "Veidro", None),
    ("a phase of a park", "the Varna Steel Park Phase II", "Varna Steel Park Phase II", "park"),
    ("a numbered phase of a park", "the Varna Steel Park Phase 2", "Varna Steel Park Phase 2", "park"),
    ("initials of a zone", "the rents of VGSEZ", "VGSEZ", "park"),
    ("initials that end in other letters", "the rents of VGSAZ", "VGSAZ", None),
    ("dateline", "Burgas – The port closed.", "Burgas", "place"),
    ("dateline with date and agency", "Burgas, Jan 17 (INS) The port closed.", "Burgas", "place"),
    ("a dash in a sentence", "Veidro sold its mill – and its port.", "Veidro", None),
    ("a company of a trade speaks", "It closed, Veidro Industrial Gases said.", "Veidro Industrial Gases", "org"),
    ("behind the name of a park and a comma", "It is in the Varna Free Zone, Trakiya.", "Trakiya", "place"),
    ("whose council it is", "Trakiya's council agreed.", "Trakiya", "place"),
    ("whose profit it is", "Trakiya's profit grew.", "Trakiya", None),
    ("north of it", "a field north of Trakiya", "Trakiya", "place"),
    ("whose mayor", "the mayor of Trakiya agreed", "Trakiya", "place"),
    ("whose shares", "the shares of Trakiya fell", "Trakiya", None),
    ("a firm of a town", "Veidro Thread of Trakiya agreed", "Trakiya", "place"),
    ("courtesy of a firm", "(Courtesy of Trakiya)", "Trakiya", None),
    ("where it moved", "it has moved to Trakiya", "Trakiya", "place"),
    ("whom it was sold to", "it was sold to Trakiya", "Trakiya", None),
    ("in the neighbourhood", "in neighbouring Trakiya, nobody agreed", "Trakiya", "place"),
    ("a region with an article", "parks in the Trakiya", "Trakiya", "place"),
    ("the zone that a name begins", "a plant in the Trakiya free zone", "Trakiya", None),
    ("a distance behind a comma", "Trakiya, 15 km up the valley, agreed", "Trakiya", "place"),
    ("dateline with a date and a full stop", "Trakiya, 8 January 2024. The port closed.", "Trakiya", "place"),
    ("developer", "the report of Varna Bay Development", "Varna Bay Development", "org"),
    ("company called after mills", "Rents fell, Varna Mills said.", "Varna Mills", "org"),
    ("mills", "the roofs of Varna Mills", "Varna Mills", "org"),
    ("a mill", "the roofs of Varna Mill", "Varna Mill", "project"),
    ("a shipyard", "the roofs of Varna Shipyard", "Varna Shipyard", "org"),
    ("works", "the roofs of Varna Works", "Varna Works", "project"),
    ("a park in one word", "the rents of Indupark Varna and of Varna Solarpark", "Indupark Varna", "park"),
    ("a word that ends in it", "the rents of Spark Varna", "Spark Varna", None),
    ("a zone in one word", "the rents of VZone", "VZone", "park"),
    ("another capital inside", "the rents of McZon", "McZon", None),
    ("a building with a code", "the rents of Building B612", "Building B612", "project"),
    ("a valley of a trade", "the rents of the Varna Aluminium Valley", "Varna Aluminium Valley", "park"),
    ("a valley of a field", "the report of the Varna Medicine Valley", "Varna Medicine Valley", "park"),
    ("a valley", "the report of the Varna Valley", "Varna Valley", "place"),
    ("a city of a trade", "the report of the Varna Garment City", "Varna Garment City", "park"),
    ("a city", "the report of Varna City", "Varna City", "place"),
    ("a town of a trade without a name", "a Varna garment town", "Varna", None),
    ("a gateway", "the rents of Varna Gateway", "Varna Gateway", "park"),
    ("a zone that its noun opens", "the rents of the Free Zone Varna", "Free Zone Varna", "park"),
    ("an authority of a zone", "the rents of the Free Zone Authority", "Free Zone Authority", "org"),
    ("a Turkish zone", "the rents of Varna OSB", "Varna OSB", "park"),
    ("a technopark", "the report of the Varna Technopark", "Varna Technopark", "park"),
    ("a name with its number", "Rents at the Trakiya Nam 2, in the south, fell.", "Trakiya Nam 2", "park"),
    ("deep in the hills", "Trakiya, deep in the hills, grew.", "Trakiya", "place"),
    ("based in a town", "Trakiya, based in Varna, grew.", "Trakiya", None),
    ("car maker by its ending", "the profit of Trakiya Auto", "Trakiya Auto", "org"),
    ("behind a company and a comma", "It was sold to Veidro AS, Trakiya agreed.", "Trakiya", None),
    ("joined to a place", "Firms from Norway and Trakiya came.", "Trakiya", "place"),
    ("who heads an office", "Lena Voss heads the unit.", "Lena Voss", "person"),
    ("who is so old", "Lena Voss, 44, moved to the coast.", "Lena Voss", "person"),
    ("a figure behind a name", "Varna Nord, 440, was the best.", "Varna Nord", None),
    ("who voted", "Lena Voss, who voted no, laughed.", "Lena Voss", "person"),
    ("which voted", "Varna Voss, which voted no, laughed.", "Varna Voss", None),
    ("a given name", "the diary of Mariam Konaté", "Mariam Konaté", "person"),
    ("a given name and a field", "the diary of Mariam Rolling Stock", "Mariam Rolling Stock", None),
    ("a given name and a company's ending", "the diary of Mariam Holdings", "Mariam Holdings", "org"),
    ("a town called after a person", "a mill in Juan José Ríos", "Juan José Ríos", "place"),
    ("an initial", "the diary of S. Brou", "S. Brou", "person"),
    ("a family name that stands first", "the diary of Ouyang Hui", "Ouyang Hui", "person"),
    ("a park with a numeral", "the rents of Trakiya Van I", "Trakiya Van I", "park"),
    ("a name without a numeral", "the rents of Trakiya Van", "Trakiya Van", None),
    ("dateline with a date and a colon", "TRAKIYA, Sept 6: The port closed.", "TRAKIYA", "place"),
    ("a realty company", "the profit of Varna Real Estate", "Varna Real Estate", "org"),
    ("an estate", "the profit of Varna Estate", "Varna Estate", "park"),
    ("a street", "a mill on Varna Drive", "Varna Drive", "project"),
    ("between two towns", "a road between Trakiya and Odrin", "Trakiya", "place"),
    ("and the other", "The site is between Trakiya and Odrin.", "Odrin", "place"),
    ("a deal between two", "a deal between Trakiya and Odrin", "Odrin", None),
    ("whose tenants they are", "The tenants of VIP pay.", "VIP", "park"),
    ("a short form that is founded", "VSP was established in 2003.", "VSP", "park"),
    ("a short form with another letter", "VSA was established in 2003.", "VSA", None),
    ("whose shares they are, in short", "The shares of VSP fell.", "VSP", None),
    ("who asks in a chamber", "It fell.\nLenka Vossova (Varna): Is he aware of it?", "Lenka Vossova", "person"),
    ("a park and its place", "It fell.\nTuriec Nord (Varna) has 30 ha.", "Turiec Nord", None),
    ("who heads what", "The head of the Varna Port Authority, Lenka Vossova, agreed.", "Lenka Vossova", "person"),
    ("which plant of a firm", "The mill of the Varna Port, Turiec Vossova, closed.", "Turiec Vossova", None),
    ("whose founder", "Lenka Vossova, Solmec's co-founder and head, agreed.", "Lenka Vossova", "person"),
    ("whose mill", "Turiec Vossova, Solmec's mill in Varna, closed.", "Turiec Vossova", None),
    ("who is minister of it", "said Minister of Trade and Investment Lenka Vossova.", "Lenka Vossova", "person"),
    ("a ministry of it", "the trade of Lenka Vossova", "Lenka Vossova", None),
    ("a county", "the report of Co Varna", "Co Varna", "place"),
    ("a company's form", "the report of Varna Co", "Varna Co", "org"),
    ("a firm of batteries", "the report of Varna Battery", "Varna Battery", "org"),
    ("a firm called after a zone", "the Dutch company Varna Steel Zone grew", "Varna Steel Zone", "org"),
    ("a zone after a firm's noun", "the tenant Varna Steel Zone grew", "Varna Steel Zone", "park"),
    ("half a continent", "the exports of the Middle East", "Middle East", "place"),
    ("the park of a university", "the report of the University of Varna Science Park", "University of Varna Science Park", "park"),
    ("a university of parks", "the report of the University of Science Park Burgas", "University of Science Park Burgas", "org"),
    ("a zone in short", "the rents of Turiec KEK", "Turiec KEK", "park"),
    ("a dateline of two places", "VARNA, Nuevo Turiec (09/18/2013) - The mill is open.", "Nuevo Turiec", "place"),
    ("a dash behind two names", "Veidro, Nuevo Turiec (a mill) - closed.", "Nuevo Turiec", None),
    ("what is in the town", "It has labs in Manchester, the medical campus.", "Manchester", "place"),
    ("what is no town", "It has labs in Turiec Nord, the medical campus.", "Turiec Nord", "park"),
    ("a tehsil", "The roads of Turiec tehsil grew.", "Turiec", "place"),
    ("the south of a port", "the rents of Orava Port South", "Orava Port South", "project"),
    ("the south of a firm", "the profit of Solmec Bank South", "Solmec Bank South", None),
    ("a firm of turbines", "the report of Varna Turbine", "Varna Turbine", "org"),
    ("whose director speaks", "It fell, said Solmec Managing Director Lena Voss.", "Solmec", None),
    ("a byline", "It fell\nBy Lenka Vossova\nIt fell.", "Lenka Vossova", "person"),
    ("by a firm", "It fell\nIt was by Turiec Vossova\nIt fell.", "Turiec Vossova", None),
    ("who she is", "The land was sold by Lenka Vossova. She moved.", "Lenka Vossova", "person"),
    ("who it is", "The land was sold by Turiec Vossova. It moved.", "Turiec Vossova", None),
    ("a Turkish firm", "the sales of Ege Turiec A.Ş.", "Ege Turiec A.Ş.", "org"),
    ("an owner", "the firm of Solmec owner Turiec Vossova", "Turiec Vossova", "person"),
    ("an owner that is a firm", "the firm of Solmec owner Turiec Holdings", "Turiec Holdings", "org"),
    ("a councilwoman", "a word of Councilwoman Lena Voss", "Lena Voss", "person"),
]


@pytest.mark.parametrize(("text", "name", "expected"), [row[1:] for row in TYPES], ids=[row[0] for row in TYPES])
def test_types(text: str, name: str, expected: str | None) -> None:
    tokens = Tokens(text)
    all_names = find(tokens, split(text, tokens))
    key = next(one.key for one in all_names if one.text == name)
    kind = kinds.types(all_names, tokens, vocabulary()).get(key)
    assert (kind.type if kind else None) == expected


GUESSES = [
    ("what opens a line, has an area and is called an estate", "Turiec Nord (78 hectares) is full. The estate has 40 tenants.", "Turiec Nord", "park"),
    ("who makes things", "Veidro, which makes pumps, sold its stake. Veidro's sales rose.", "Veidro", "org"),
    ("who speaks", "It will hire, Lena Voss told reporters.", "Lena Voss", "person"),
    ("whose director", "For lack of land its director, Lena Voss, sees 40 firms. The zone is full.", "Lena Voss", "person"),
    ("who says it for a union", '"It hired 40 men," said Lena Voss of the union. The zone has 40 tenants.', "Lena Voss", "person"),
    ("a town sure by what is said is left one", "The mayor of Turiec agreed. It is north of Turiec.", "Turiec", "place"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "expected"), [row[1:] for row in GUESSES], ids=[row[0] for row in GUESSES])
def test_guesses_where_the_rules_see_little(text: str, name: str, expected: str) -> None:
    tokens = Tokens(text)
    cut = split(text, tokens)
    mentions = numbers.find(Article(text), tokens)
    all_names = find(tokens, cut, mentions)
    key = next(one.key for one in all_names if one.text == name)
    ruled = kinds.types(all_names, tokens, vocabulary(), mentions)
    kind = kinds.guesses(all_names, ruled, tokens, cut, mentions, vocabulary()).get(key) or ruled[key]
    assert kind.type == expected


def test_a_guess_is_as_sure_as_its_signs() -> None:
    assert guess.best((0.0, 0.0, 0.0, 0.0, 0.0))[1] == pytest.approx(0.2)
    type, likely = guess.best((1.0, 0.0, 9.0, 0.0, 0.0))
    assert type == "org"
    assert likely > 0.99
    assert guess.score(["unheard of"], (0.0, 1.0, 0.0, 0.0, 0.0)) == (0.0, 1.0, 0.0, 0.0, 0.0)


FORMS = [
    ("an acronym that is not introduced", "Varna Digital Trust opened a hall. VDT has 30 halls.", 1),
    ("an acronym of a company with its ending", "Varna Container Terminal Co. grew. VCT has 30 cranes.", 1),
    ("the noun of a zone in its initials", "Varna FTZ grew. Firms in the Varna Free Trade Zone left.", 1),
    ("initials of another noun", "Varna EPZ grew. Firms in the Varna Free Trade Zone left.", 2),
    ("initials of the zone of another town", "Burgas FTZ grew. Firms in the Varna Free Trade Zone left.", 2),
    ("an agency in a dateline", "BURGAS (VNA) – The port closed.", 2),
    ("a short form behind the firm's place", "The Salt Corporation of Varna (SALCO) grew. The sales of SALCO fell.", 2),
    ("a park in the title", "Solmec moves from Burgas to Hoa Ven\nIn Hoa Ven Industrial Park it has a mill. Hoa Ven grew.", 3),
    ("a town before its zone", "Firms in Hoa Ven pay. Hoa Ven Industrial Park grew.", 2),
    ("a numbered park without its noun", "Phuoc Tan 3 Industrial Park grew. The rents at Phuoc Tan 3 are high.", 1),
    ("another number", "Phuoc Tan 3 Industrial Park grew. The rents at Phuoc Tan 2 are high.", 2),
    ("a gateway that is a zone", "The Orava Gateway Economic Zone grew. Orava Gateway is old.", 1),
    ("a gateway and a port", "The Orava Gateway Steel Port grew. Orava Gateway is old.", 2),
    ("a firm behind what it makes", "The tyre maker Pneus Ivry grew. It was built by Ivry, they say.", 1),
    ("a firm behind its trade", "The tyre maker Pneus Turbo grew. It was built by Solmec, they say.", 2),
    ("a blend of letters", "Varna Smelting Corp. (Vasmel) grew. The sales of Vasmel fell.", 1),
    ("another firm in brackets", "Varna Smelting Corp. (Solmec) grew. The sales of Solmec fell.", 2),
    ("other letters", "Varna Digital Trust opened a hall. VBT has 30 halls.", 2),
    ("two letters", "Varna Trust opened a hall. VT has 30 halls.", 2),
    ("shorter form with the same noun", "The Varna Western Free Zone grew. The Varna Free Zone is old.", 1),
    ("two zones of one town", "The Varna Free Zone and the Varna Steel Zone grew.", 2),
    ("namesakes elsewhere", "The Varna Free Zone and the Burgas Free Zone grew.", 2),
    ("zone by its first word", "The Shanro Economic Development Zone grew. Firms in Shanro pay less.", 1),
    ("town that was there before", "Firms in Shanro pay. The Shanro Economic Development Zone grew.", 2),
    ("company without its province", "Hubei Veidro Phosphate Group agreed. Later Veidro Phosphate paid.", 1),
    ("company of another name in the province", "Hubei Veidro Phosphate Group agreed. Later Solmec Phosphate paid.", 2),
    ("park by its first words, before", "Who pays for Porto Varna? The Porto Varna Industrial Complex grew.", 1),
    ("town that is called one", "The Shanro Economic Development Zone grew. Shanro city pays.", 2),
    ("zone with a name of its own in the town", "The Shanro Gulf Free Zone grew. Firms in Shanro pay.", 2),
    ("acronym", "The Varna Port Authority (VPA) agreed. The VPA pays.", 1),
    ("another name", "The Varna Science Park, also known as V-Park, grew. It is V-Park.", 1),
    ("former name", "The Varna Zone, formerly known as Burgas Park, grew. Burgas Park is old.", 1),
    ("new name", "The Varna Zone, since renamed Burgas Park, grew. Burgas Park is old.", 1),
    ("better known as another", "The street in the Varna Zone is better known as Burgas Park.", 2),
    ("company by its first word", "Veidro Holdings agreed. Later Veidro paid.", 1),
    ("surname", "Mayor Lena Voss agreed. Later Voss left.", 1),
    ("zone of a field with a hyphen", "The Shanro Hi-tech Zone grew. Firms in Shanro pay less.", 1),
    ("zone of a town with a hyphen", "The Shanro Alba-Iulia Zone grew. Firms in Shanro pay less.", 2),
    ("initials of a company in capitals", "VARNA RANGE CEMENT COMPANY LIMITED\nThe sales of VRCC grew.", 1),
    ("initials of a line in capitals", "VARNA RANGE CEMENT PARK\nThe sales of VRCP grew.", 2),
    ("a short form inside", "Orava Industrial Zone (IZ) Area No. 01 is full. Orava IZ Area No. 01 grew.", 1),
    ("another area", "Orava Industrial Zone (IZ) Area No. 01 is full. Orava IZ Area No. 02 grew.", 2),
    ("without the short form", "Orava Industrial Zone (IZ) Area No. 01 is full. Orava Industrial Zone Area No. 01 grew.", 1),
    ("capitals", "VEIDRO HOLDINGS LIMITED\nIt was Veidro Holdings Limited.", 1),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in FORMS], ids=[row[0] for row in FORMS])
def test_forms_of_one_name(text: str, expected: int) -> None:
    tokens = Tokens(text)
    all_names = find(tokens, split(text, tokens))
    cut, ruled = split(text, tokens), kinds.types(all_names, tokens, vocabulary())
    drafts, _ = cluster(all_names, ruled, kinds.guesses(all_names, ruled, tokens, cut, (), vocabulary()), vocabulary())
    assert len(drafts) == expected, [draft.names for draft in drafts]


def test_what_the_parser_reads_for_a_long_name() -> None:
    text = "The Lund-Malmo Medical and Food Technology Park in Lund paid 5 million euros (4 million dollars) to the Ministry of Trade and Industry."
    tokens = Tokens(text)
    first = Money(id="m1", start=61, end=76, text="5 million euros", currency="EUR")
    second = Money(id="m2", start=78, end=95, text="4 million dollars", currency="USD", equivalent_to="m1")
    found = stands(text, find(tokens, split(text, tokens), (first, second)), (first, second))
    assert [(text[stand.start : stand.end], stand.words) for stand in found] == [
        ("Lund-Malmo Medical and Food Technology Park", "Technology Park"),
        ("(4 million dollars)", ""),
        ("Ministry of Trade and Industry", "Ministry"),
    ]


VERBS = [
    ("The zone houses 30 firms.", "houses"),
    ("The park hosts until now some 30 firms.", "hosts"),
    ("It covers a total of 30 plots.", "covers"),
    ("It has two houses of 30 rooms.", None),
    ("Houses 30 to 40 were sold.", None),
]


@pytest.mark.parametrize(("text", "verb"), VERBS)
def test_verbs_that_look_like_nouns(text: str, verb: str | None) -> None:
    start = text.index("30")
    count = Count(id="m1", start=start, end=start + 2, text="30", unit="firm")
    found = stands(text, names(text), (count,))
    assert [text[stand.start : stand.end] for stand in found] == ([verb] if verb else [])
    assert all(stand.kept for stand in found)


@pytest.mark.parametrize(
    ("noun", "expected"), [("park", "parks"), ("factory", "factories"), ("railway", "railways"), ("box", "boxes"), ("branch", "branches")]
)
def test_plural(noun: str, expected: str) -> None:
    assert plural(noun) == expected


@given(st.text(alphabet="aB T(o)f.-'’,&1 \nÉ园\u00a0", max_size=80))
def test_names_are_ordered_and_only_nested_ones_overlap(text: str) -> None:
    before = None
    for name in names(text):
        assert 0 <= name.first < name.last
        assert text[name.start : name.end].split() == list(name.words)
        if name.nested:
            continue
        assert before is None or before.last <= name.first
        before = name
