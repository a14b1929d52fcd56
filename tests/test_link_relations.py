"""Relations, in sentences of our own: who builds and who pays, where things lie, what is part of what, which trades; and what states none of it.

A row is a text with its facts as `subject > property > value`; a fact after `?` may be found and need not. No other relation may be found.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parkextract import Article, extract

RELATIONS = ("located_in", "part_of", "developer", "investor", "sector")
Row = tuple[str, list[str]]

PARTIES: list[Row] = [
    ("The new plant was inspected by Hull Council. The Alytus Park was visited by Norvik Chamber on Monday.", []),
    ("Norvik Chamber toured the new plant on Monday. The Alytus Park was rated by Norvik Chamber in May.", []),
    ("The Alytus Park was opened by Castle Rock Estates in 2012.", ["Alytus Park > developer > Castle Rock Estates"]),
    (
        "Port operator Balmoral Quays opened a container terminal in Lüderitz on Tuesday.",
        [
            "container terminal > developer > Balmoral Quays",
            "container terminal > located_in > Lüderitz",
            "?container terminal > investor > Balmoral Quays",
        ],
    ),
    (
        "The government of Punjab has established the Rachna Textile City.",
        ["Rachna Textile City > developer > government of Punjab", "?Rachna Textile City > located_in > Punjab"],
    ),
    (
        "Rachna Textile City was set up by the Punjab government in 2015.",
        ["Rachna Textile City > developer > Punjab government", "?Rachna Textile City > located_in > Punjab"],
    ),
    (
        "A refinery with a total investment of 300 million euros from Kolmar Chemie was signed for the Ovidiu Industrial Park.",
        ["refinery > investor > Kolmar Chemie", "?refinery > located_in > Ovidiu Industrial Park"],
    ),
    (
        "Tarvos Energy is building a 200-MW solar farm in Kitui County.",
        ["solar farm > developer > Tarvos Energy", "?solar farm > investor > Tarvos Energy", "solar farm > located_in > Kitui County"],
    ),
    ("The Mirador Logistics Park was developed by Grupo Altaria.", ["Mirador Logistics Park > developer > Grupo Altaria"]),
    (
        "Halden Cement plans to build a grinding plant in Tema.",
        ["grinding plant > developer > Halden Cement", "?grinding plant > investor > Halden Cement", "grinding plant > located_in > Tema"],
    ),
    (
        "Halden Cement said on Monday it would build a grinding plant in Tema.",
        ["grinding plant > developer > Halden Cement", "?grinding plant > investor > Halden Cement", "grinding plant > located_in > Tema"],
    ),
    (
        "Orbex Foods has decided to set up a dairy plant at the Kaluga Food Park.",
        ["dairy plant > developer > Orbex Foods", "?dairy plant > investor > Orbex Foods", "dairy plant > located_in > Kaluga Food Park"],
    ),
    ("Wellmark Pharma, which runs the Adra Biotech Park, reported record sales.", ["Adra Biotech Park > developer > Wellmark Pharma"]),
    ("Nordlys Data Center is owned and operated by Fjordkraft AS.", ["Nordlys Data Center > developer > Fjordkraft AS"]),
    ("Castle Rock Estates is the developer of the Selwyn Industrial Park.", ["Selwyn Industrial Park > developer > Castle Rock Estates"]),
    (
        "Castle Rock Estates, developer of the Selwyn Industrial Park, hired 12 people.",
        ["Selwyn Industrial Park > developer > Castle Rock Estates"],
    ),
    (
        "The Selwyn Industrial Park covers 40 hectares. Its developer, Castle Rock Estates, hired 12 people.",
        ["Selwyn Industrial Park > developer > Castle Rock Estates"],
    ),
    (
        "The Selwyn Industrial Park covers 40 hectares. Developer Castle Rock Estates has let half of it.",
        ["Selwyn Industrial Park > developer > Castle Rock Estates"],
    ),
    (
        "The Selwyn Industrial Park covers 40 hectares. The developer is Castle Rock Estates.",
        ["Selwyn Industrial Park > developer > Castle Rock Estates"],
    ),
    (
        "Construction of the Ankara Innovation Campus by Yildiz Holding began in March 2021.",
        ["Ankara Innovation Campus > developer > Yildiz Holding", "?Ankara Innovation Campus > located_in > Ankara"],
    ),
    (
        "Yildiz Holding has started construction of the Bozova Innovation Campus.",
        ["Bozova Innovation Campus > developer > Yildiz Holding", "?Bozova Innovation Campus > investor > Yildiz Holding"],
    ),
    (
        "Yildiz Holding broke ground on a tile factory in Usak last week.",
        ["tile factory > developer > Yildiz Holding", "tile factory > located_in > Usak", "?tile factory > investor > Yildiz Holding"],
    ),
    (
        "The Bozova Innovation Campus is a joint venture between Yildiz Holding and the Korean group Hanil Motors.",
        [
            "Bozova Innovation Campus > developer > Yildiz Holding",
            "Bozova Innovation Campus > developer > Hanil Motors",
            "?Bozova Innovation Campus > investor > Yildiz Holding",
            "?Bozova Innovation Campus > investor > Hanil Motors",
        ],
    ),
    (
        "Yildiz Holding and Hanil Motors are jointly developing the Bozova Innovation Campus.",
        ["Bozova Innovation Campus > developer > Yildiz Holding", "Bozova Innovation Campus > developer > Hanil Motors"],
    ),
    (
        "The Bozova Innovation Campus, a project of Yildiz Holding, will open in 2026.",
        ["Bozova Innovation Campus > developer > Yildiz Holding"],
    ),
    (
        "The Bozova Innovation Campus, developed by Yildiz Holding, will open in 2026.",
        ["Bozova Innovation Campus > developer > Yildiz Holding"],
    ),
    ("Built by Yildiz Holding, the Bozova Innovation Campus will open in 2026.", ["Bozova Innovation Campus > developer > Yildiz Holding"]),
    (
        "Ruwais Polymers Ltd manages the Sahm Chemical Park on behalf of the emirate.",
        ["Sahm Chemical Park > developer > Ruwais Polymers Ltd"],
    ),
    (
        "The park authority awarded Ruwais Polymers Ltd the contract to build a jetty at Sahm.",
        [
            "?jetty > developer > Ruwais Polymers Ltd",
            "jetty > located_in > Sahm",
            "?jetty > developer > park authority",
            "?park authority > located_in > Sahm",
        ],
    ),
    (
        "Volta Cells' gigafactory in Teesport will employ 900 people.",
        ["?gigafactory > developer > Volta Cells", "gigafactory > located_in > Teesport"],
    ),
    (
        "The Volta Cells gigafactory will employ 900 people.",
        ["?gigafactory > developer > Volta Cells", "?Volta Cells gigafactory > developer > Volta Cells"],
    ),
    ("Power comes from the 660-MW Rampton power station.", []),  # what a thing is called after need not own it
    ("The Kestrel wind farm and the Dunmore harbour cost 90 million euros.", []),
    (
        "A battery plant by Volta Cells is going up in Teesport.",
        ["battery plant > developer > Volta Cells", "battery plant > located_in > Teesport"],
    ),
    (
        "Orbex Foods is spending 40 million euros on a dairy plant in Tema.",
        ["?dairy plant > developer > Orbex Foods", "dairy plant > investor > Orbex Foods", "dairy plant > located_in > Tema"],
    ),
    (
        "Orbex Foods, whose dairy plant in Tema employs 90 people, reported a loss.",
        ["dairy plant > developer > Orbex Foods", "dairy plant > located_in > Tema"],
    ),
    ("Athi Textiles, a subsidiary of Yildiz Holding, hired 12 people.", ["Athi Textiles > investor > Yildiz Holding"]),
    ("Athi Textiles, a customer of Yildiz Holding, hired 12 people.", []),
    ("Volta Cells will not build a battery plant in Teesport.", []),
    ("Volta Cells denied that it was building a battery plant in Teesport.", ["?battery plant > located_in > Teesport"]),
    ("If Volta Cells builds a battery plant in Teesport, 900 jobs would follow.", []),
    ("Volta Cells visited the Selwyn Industrial Park on Monday.", []),
    (
        "Volta Cells supplies equipment to a plant in Teesport that makes batteries.",
        ["plant > located_in > Teesport", "?plant > sector > batteries"],
    ),
    ("Residents oppose the Selwyn Industrial Park.", []),
    ("Mayor Ingrid Solberg opened the Selwyn Industrial Park on Monday.", []),
    (
        "The Selwyn Industrial Park, which is operated by a subsidiary of Castle Rock Estates, is full.",
        [
            "?Selwyn Industrial Park > developer > Castle Rock Estates",
            "?Selwyn Industrial Park > developer > subsidiary of Castle Rock Estates",
            "?Selwyn Industrial Park > developer > subsidiary",
        ],
    ),
    (
        "Kenya's Athi Textiles launched a spinning mill in Machakos in 2019.",
        [
            "spinning mill > developer > Athi Textiles",
            "spinning mill > located_in > Machakos",
            "?Athi Textiles > located_in > Kenya",
            "?spinning mill > investor > Athi Textiles",
        ],
    ),
    (
        "Athi Textiles opens $30m spinning mill in Machakos",
        ["spinning mill > developer > Athi Textiles", "spinning mill > located_in > Machakos", "?spinning mill > investor > Athi Textiles"],
    ),
    (
        "Athi Textiles to build spinning mill in Machakos",
        ["spinning mill > developer > Athi Textiles", "spinning mill > located_in > Machakos", "?spinning mill > investor > Athi Textiles"],
    ),
    (
        "The mill, to be built by Athi Textiles in Machakos, will spin 20,000 tonnes of yarn a year.",
        ["mill > developer > Athi Textiles", "mill > located_in > Machakos"],
    ),
    (
        "A consortium of Delmar Ports and Tasman Rail will develop the Wiri Freight Hub.",
        [
            "Wiri Freight Hub > developer > Delmar Ports",
            "Wiri Freight Hub > developer > Tasman Rail",
            "?Wiri Freight Hub > developer > consortium",
        ],
    ),
    (
        "Delmar Ports has teamed up with Tasman Rail to develop the Wiri Freight Hub.",
        ["Wiri Freight Hub > developer > Delmar Ports", "?Wiri Freight Hub > developer > Tasman Rail"],
    ),
    ("Delmar Ports completed the Wiri Freight Hub in 2020.", ["Wiri Freight Hub > developer > Delmar Ports"]),
    ("The Wiri Freight Hub belongs to Delmar Ports.", ["Wiri Freight Hub > developer > Delmar Ports"]),
    ("Delmar Ports is expanding its Wiri Freight Hub.", ["Wiri Freight Hub > developer > Delmar Ports"]),
    ("The Wiri Freight Hub was opened in 2012 by Delmar Ports.", ["Wiri Freight Hub > developer > Delmar Ports"]),
    ("In July Delmar Ports put its coal terminal into operation.", ["coal terminal > developer > Delmar Ports"]),
    ("In July Delmar Ports put the coal terminal on a list.", []),
    ("The pipeline was laid by Tasman Rail.", ["pipeline > developer > Tasman Rail"]),
    (
        "The Wiri Freight Hub is being built by the state-owned Delmar Ports Authority.",
        ["Wiri Freight Hub > developer > Delmar Ports Authority"],
    ),
    ("The plant's operator, Kolmar Chemie, shut it for a week.", ["plant > developer > Kolmar Chemie"]),
    ("Construction of the refinery, led by Kolmar Chemie, is to begin in 2025.", ["refinery > developer > Kolmar Chemie"]),
    ("Kolmar Chemie invested 300 million euros in the refinery.", ["refinery > investor > Kolmar Chemie"]),
    (
        "Kolmar Chemie will invest 300 million euros to build a refinery in Constanta.",
        ["refinery > investor > Kolmar Chemie", "?refinery > developer > Kolmar Chemie", "refinery > located_in > Constanta"],
    ),
    (
        "Kolmar Chemie will invest 300 million euros in a refinery in Constanta.",
        ["refinery > investor > Kolmar Chemie", "?refinery > developer > Kolmar Chemie", "refinery > located_in > Constanta"],
    ),
    (
        "Kolmar Chemie plans to put 300 million euros into a new refinery near Constanta.",
        ["refinery > investor > Kolmar Chemie", "?refinery > developer > Kolmar Chemie", "refinery > located_in > Constanta"],
    ),
    (
        "Kolmar Chemie is spending 300 million euros on a refinery in Constanta.",
        ["refinery > investor > Kolmar Chemie", "?refinery > developer > Kolmar Chemie", "refinery > located_in > Constanta"],
    ),
    (
        "Kolmar Chemie's 300-million-euro refinery in Constanta will open in 2027.",
        ["?refinery > investor > Kolmar Chemie", "?refinery > developer > Kolmar Chemie", "refinery > located_in > Constanta"],
    ),
    (
        "The refinery is financed by the Black Sea Bank and Kolmar Chemie.",
        ["refinery > investor > Black Sea Bank", "refinery > investor > Kolmar Chemie"],
    ),
    (
        "The Black Sea Bank is funding the refinery at Constanta.",
        ["refinery > investor > Black Sea Bank", "refinery > located_in > Constanta"],
    ),
    ("The Black Sea Bank holds a 20 percent stake in the refinery.", ["refinery > investor > Black Sea Bank"]),
    (
        "Kolmar Chemie owns 60 percent of the refinery and the Black Sea Bank the remaining 40 percent.",
        ["refinery > investor > Kolmar Chemie", "?refinery > investor > Black Sea Bank", "?refinery > developer > Kolmar Chemie"],
    ),
    ("The refinery, with an investment of 300 million euros by Kolmar Chemie, will open in 2027.", ["refinery > investor > Kolmar Chemie"]),
    ("The investment by Kolmar Chemie in the refinery will reach 300 million euros.", ["refinery > investor > Kolmar Chemie"]),
    ("Kolmar Chemie's investment in the refinery will reach 300 million euros.", ["refinery > investor > Kolmar Chemie"]),
    ("The refinery, in which Kolmar Chemie invested 300 million euros, opened in May.", ["refinery > investor > Kolmar Chemie"]),
    (
        "Investors in the refinery include Kolmar Chemie and the Black Sea Bank.",
        ["refinery > investor > Kolmar Chemie", "refinery > investor > Black Sea Bank"],
    ),
    (
        "Refinery project in Constanta\nInvestor: Kolmar Chemie\nInvestment: 300 million euros",
        ["Refinery project > investor > Kolmar Chemie", "?Refinery project > located_in > Constanta"],
    ),
    ("The main shareholder of the refinery is Kolmar Chemie.", ["refinery > investor > Kolmar Chemie"]),
    ("Kolmar Chemie bought a third of the refinery from the state.", ["refinery > investor > Kolmar Chemie"]),
    ("The Black Sea Bank has lent Kolmar Chemie 80 million euros.", []),
    ("Kolmar Chemie did not invest in the refinery.", []),
    ("Kolmar Chemie invested 4 million euros in training.", []),
    ("The European Union contributed 40 million euros to the refinery.", ["refinery > investor > European Union"]),
    ("Backed by the Black Sea Bank, the refinery will open in 2027.", ["refinery > investor > Black Sea Bank"]),
    (
        "Kolmar Chemie announced a 300 million euro investment in a refinery in Constanta.",
        ["refinery > investor > Kolmar Chemie", "refinery > located_in > Constanta", "?refinery > developer > Kolmar Chemie"],
    ),
    (
        "Tasman Rail has partnered with Orbex Foods to develop the Wiri Freight Hub.",
        ["Wiri Freight Hub > developer > Tasman Rail", "Wiri Freight Hub > developer > Orbex Foods"],
    ),
    (
        "Tasman Rail and Orbex Foods have teamed up to build a freight terminal.",
        [
            "freight terminal > developer > Tasman Rail",
            "freight terminal > developer > Orbex Foods",
            "?freight terminal > investor > Tasman Rail",
            "?freight terminal > investor > Orbex Foods",
        ],
    ),
    (
        "The Wiri Freight Hub is owned jointly by Tasman Rail and Orbex Foods.",
        ["Wiri Freight Hub > developer > Tasman Rail", "Wiri Freight Hub > developer > Orbex Foods"],
    ),
    ("The new bottling plant represents a $90 million investment by Orbex Foods.", ["bottling plant > investor > Orbex Foods"]),
    (
        "Orbex Foods will spend $90 million to expand its plant in Dunedin.",
        ["plant > investor > Orbex Foods", "?plant > developer > Orbex Foods", "plant > located_in > Dunedin"],
    ),
    ("Orbex Foods was among the guests at the opening of the Wiri Freight Hub.", []),
    ("Orbex Foods sells its cheese in Dunedin.", []),
    ("Orbex Foods has not said whether it will expand its plant.", []),
]

PLACES: list[Row] = [
    (
        "The Kribi Agro Park lies in the south of Cameroon.",
        ["?Kribi Agro Park > located_in > Cameroon", "?Kribi Agro Park > located_in > south of Cameroon"],
    ),
    ("The Kribi Agro Park in Océan covers 400 hectares.", ["Kribi Agro Park > located_in > Océan"]),
    ("Kribi Agro Park, Océan, has signed its first tenants.", ["Kribi Agro Park > located_in > Océan"]),
    ("Situated near the town of Lolabé, the Kribi Agro Park covers 400 hectares.", ["Kribi Agro Park > located_in > Lolabé"]),
    ("The Kribi Agro Park, located in Lolabé district, covers 400 hectares.", ["Kribi Agro Park > located_in > Lolabé district"]),
    ("Covering 400 hectares in Lolabé district, the Kribi Agro Park opened in 2012.", ["Kribi Agro Park > located_in > Lolabé district"]),
    ("The city of Lolabé hosts the Kribi Agro Park.", ["Kribi Agro Park > located_in > Lolabé"]),
    ("Castle Rock Estates, headquartered in Leeds, bought 40 hectares.", ["Castle Rock Estates > located_in > Leeds"]),
    ("Castle Rock Estates of Leeds bought 40 hectares.", ["Castle Rock Estates > located_in > Leeds"]),
    ("Castle Rock Estates, a company from Leeds, bought 40 hectares.", ["Castle Rock Estates > located_in > Leeds"]),
    (
        "A paper mill is under construction in Jambi province, Indonesia.",
        ["paper mill > located_in > Jambi province", "?paper mill > located_in > Indonesia", "?Jambi province > located_in > Indonesia"],
    ),
    (
        "The paper mill stands on a 90-hectare site in Jambi province.",
        [
            "paper mill > located_in > Jambi province",
            "?90-hectare site > located_in > Jambi province",
            "?site > located_in > Jambi province",
        ],
    ),
    ("Work on a paper mill began in Jambi province in 2018.", ["paper mill > located_in > Jambi province"]),
    ("A new industrial zone will be established in the Andijan region.", ["industrial zone > located_in > Andijan region"]),
    (
        "The park will be built in Fergana's Margilan district.",
        ["park > located_in > Margilan district", "?Margilan district > located_in > Fergana", "?park > located_in > Fergana"],
    ),
    (
        "The zone occupies 50 hectares in the Andijan region of Uzbekistan.",
        ["zone > located_in > Andijan region", "?Andijan region > located_in > Uzbekistan", "?zone > located_in > Uzbekistan"],
    ),
    ("Location: Margilan district, Fergana. The Vodil Cluster covers 50 hectares.", ["?Vodil Cluster > located_in > Margilan district"]),
    ("MUMBAI, May 3 - The Selwyn Industrial Park covers 40 hectares.", []),
    ("The minister said in Tashkent that the Vodil Cluster covered 50 hectares.", []),
    ("The Vodil Cluster exports yarn to Turkey.", []),
    ("The Vodil Cluster is 40 kilometers from Fergana.", []),
    ("The Vodil Cluster is not in Fergana.", []),
    ("Hotels in Fergana are full, and the Vodil Cluster is growing.", []),
    (
        "The company moved its headquarters to Leeds. Castle Rock Estates now has a plant in Hull.",
        ["plant > located_in > Hull", "?plant > developer > Castle Rock Estates"],
    ),
    ("Two plants, one in Hull and one in Leeds, will close.", []),
    (
        "Daihatsu Foods' plant at the Rheinau Chemical Park makes soy sauce.",
        ["?plant > developer > Daihatsu Foods", "plant > located_in > Rheinau Chemical Park", "?plant > sector > soy sauce"],
    ),
    ("Daihatsu Foods settled in the Rheinau Chemical Park in 2014.", ["Daihatsu Foods > located_in > Rheinau Chemical Park"]),
    (
        "Daihatsu Foods, a tenant of the Rheinau Chemical Park, makes soy sauce.",
        ["Daihatsu Foods > located_in > Rheinau Chemical Park", "?Daihatsu Foods > sector > soy sauce"],
    ),
    ("The companies in the Rheinau Chemical Park employ 8,000 people.", []),
]

BASED: list[Row] = [
    (
        "Castle Rock Estates opened an office in Leeds in 2014. The Leeds-based company now employs 120 people.",
        ["Castle Rock Estates > located_in > Leeds", "?office > located_in > Leeds", "?office > developer > Castle Rock Estates"],
    ),
    (
        "Castle Rock Estates opened an office in Leeds in 2014. The company, based on trust, now employs 120 people.",
        ["?Castle Rock Estates > located_in > Leeds"],
    ),
]

PARTS: list[Row] = [
    (
        "The Nemuno Free Zone consists of the Alytus Park, the Varena Park and the Merkine Terminal.",
        [
            "Alytus Park > part_of > Nemuno Free Zone",
            "Varena Park > part_of > Nemuno Free Zone",
            "Merkine Terminal > part_of > Nemuno Free Zone",
        ],
    ),
    ("The Alytus Park is part of the Nemuno Free Zone.", ["Alytus Park > part_of > Nemuno Free Zone"]),
    ("The Alytus Park, part of the Nemuno Free Zone, covers 90 hectares.", ["Alytus Park > part_of > Nemuno Free Zone"]),
    ("As part of the Nemuno Free Zone, the Alytus Park pays no duty.", ["Alytus Park > part_of > Nemuno Free Zone"]),
    ("The Nemuno Free Zone includes the Alytus Park.", ["Alytus Park > part_of > Nemuno Free Zone"]),
    ("The Alytus Park belongs to the Nemuno Free Zone.", ["Alytus Park > part_of > Nemuno Free Zone"]),
    ("The Kamen Subzone of the Nemuno Free Zone covers 90 hectares.", ["Kamen Subzone > part_of > Nemuno Free Zone"]),
    ("The chemical park of the Nemuno Free Zone has 40 tenants.", ["chemical park > part_of > Nemuno Free Zone"]),
    ("The site of the Nemuno Free Zone covers 90 hectares.", []),
    ("The third furnace of the Taslan smelter will cost 50 million euros.", ["third furnace > part_of > Taslan smelter"]),
    ("A new potline at the Taslan smelter will cost 50 million euros.", ["potline > part_of > Taslan smelter"]),
    ("Castor Port's second quay was completed in 2019.", ["second quay > part_of > Castor Port"]),
    ("The extension of the Taslan smelter will cost 50 million euros.", []),
    ("A new line of electric cars will be made at the Taslan plant.", []),
]

SECTORS: list[Row] = [
    ("The Selwyn Industrial Park focuses on scientific and technological cooperation.", []),
    ("The Selwyn Industrial Park will focus on two areas – park upgrading and targeted business promotion.", []),
    (
        "The Alytus Park has attracted companies working in lasers and optics.",
        ["Alytus Park > sector > lasers", "Alytus Park > sector > optics"],
    ),
    (
        "The Alytus Park focuses on lasers, optics and precision engineering.",
        ["Alytus Park > sector > lasers", "Alytus Park > sector > optics", "Alytus Park > sector > precision engineering"],
    ),
    ("The Alytus Park specialises in lasers and optics.", ["Alytus Park > sector > lasers", "Alytus Park > sector > optics"]),
    (
        "Lasers and optics are the leading industries of the Alytus Park.",
        ["Alytus Park > sector > Lasers", "Alytus Park > sector > optics"],
    ),
    (
        "The leading industries of the Alytus Park are lasers and optics.",
        ["Alytus Park > sector > lasers", "Alytus Park > sector > optics"],
    ),
    ("The Alytus Park is home to the laser and optics industries.", ["Alytus Park > sector > laser", "Alytus Park > sector > optics"]),
    (
        "The Alytus Park hosts 40 firms in the fields of lasers, optics and photonics.",
        ["Alytus Park > sector > lasers", "Alytus Park > sector > optics", "Alytus Park > sector > photonics"],
    ),
    (
        "The Alytus Park, focused on lasers and optics, covers 90 hectares.",
        ["Alytus Park > sector > lasers", "Alytus Park > sector > optics"],
    ),
    (
        "With a focus on lasers and optics, the Alytus Park covers 90 hectares.",
        ["Alytus Park > sector > lasers", "Alytus Park > sector > optics"],
    ),
    (
        "The Alytus Park has three pillars: lasers, optics and photonics.",
        ["Alytus Park > sector > lasers", "Alytus Park > sector > optics", "Alytus Park > sector > photonics"],
    ),
    (
        "The Alytus Park has formed four leading industries, including lasers and optics.",
        ["Alytus Park > sector > lasers", "Alytus Park > sector > optics"],
    ),
    ("The Alytus Park aims to become a hub for lasers and optics.", ["Alytus Park > sector > lasers", "Alytus Park > sector > optics"]),
    ("The zone will concentrate on industries such as lasers and optics.", ["zone > sector > lasers", "zone > sector > optics"]),
    (
        "The Alytus Park will prioritise the laser, optics and drone sectors.",
        ["Alytus Park > sector > laser", "Alytus Park > sector > optics", "Alytus Park > sector > drone"],
    ),
    ("The Alytus Park is dedicated to lasers.", ["Alytus Park > sector > lasers"]),
    ("The Alytus Park is earmarked for lasers and optics.", ["Alytus Park > sector > lasers", "Alytus Park > sector > optics"]),
    (
        "The Alytus Park was designed for lasers, optics and fish processing.",
        ["Alytus Park > sector > lasers", "Alytus Park > sector > optics", "Alytus Park > sector > fish processing"],
    ),
    ("The Alytus Park is oriented towards lasers and optics.", ["Alytus Park > sector > lasers", "Alytus Park > sector > optics"]),
    (
        "The Alytus Park houses 41 companies, predominantly in lasers and optics.",
        ["Alytus Park > sector > lasers", "Alytus Park > sector > optics"],
    ),
    (
        "The Alytus Park hosts 58 factories, most of them in textiles and leather.",
        ["Alytus Park > sector > textiles", "Alytus Park > sector > leather"],
    ),
    (
        "The Alytus Park has 12 companies engaged in garments and leather.",
        ["Alytus Park > sector > garments", "Alytus Park > sector > leather"],
    ),
    (
        "The Alytus Park has drawn 33 manufacturers of blades, building boards and towers.",
        ["Alytus Park > sector > blades", "Alytus Park > sector > building boards", "Alytus Park > sector > towers"],
    ),
    ("The hall in Alytus was designed for trucks.", ["?hall > located_in > Alytus"]),
    ("The Alytus Park was designed for 20,000 people.", []),
    ("The Alytus Park has 41 companies, mostly in Vilnius.", ["?Alytus Park > located_in > Vilnius"]),
    ("Key sectors at the Alytus Park include lasers and optics.", ["Alytus Park > sector > lasers", "Alytus Park > sector > optics"]),
    ("Alytus Park\nSectors: lasers, optics", ["Alytus Park > sector > lasers", "Alytus Park > sector > optics"]),
    (
        "The Alytus Park is earmarked for dairy industries, building materials and electric bicycles.",
        [
            "Alytus Park > sector > dairy industries",
            "Alytus Park > sector > building materials",
            "Alytus Park > sector > electric bicycles",
        ],
    ),
    (
        "The Alytus Park opened in 2014. It focuses on wood products, lasers, and the wool industry.",
        ["Alytus Park > sector > wood products", "Alytus Park > sector > lasers", "Alytus Park > sector > wool industry"],
    ),
    (
        "The Alytus Park specialises in cutting tools and has 12 tenants.",
        ["Alytus Park > sector > cutting tools"],
    ),
    (
        "The Alytus Park was set aside in 2014 for plum and cherry processing, edible oils and animal feed.",
        [
            "?Alytus Park > sector > plum",
            "Alytus Park > sector > cherry processing",
            "Alytus Park > sector > edible oils",
            "Alytus Park > sector > animal feed",
        ],
    ),
    (
        "The Alytus Park, home to 19 firms in fields including lasers, timber and defence, lost a tenant in May.",
        ["Alytus Park > sector > lasers", "Alytus Park > sector > timber", "Alytus Park > sector > defence"],
    ),
    (
        "The Alytus Park prioritises printing inks, lasers and food processing.",
        ["Alytus Park > sector > printing inks", "Alytus Park > sector > lasers", "Alytus Park > sector > food processing"],
    ),
    (
        "Next year the Alytus Park will begin a second phase, of 70 hectares, for wool and building materials.",
        ["Alytus Park > sector > wool", "Alytus Park > sector > building materials"],
    ),
    ("The Alytus Park lives on lasers.", ["Alytus Park > sector > lasers"]),
    ("The Alytus Park lives on rents of 9 euros per square metre.", []),
    ("Some 240 people are at work on lasers and optics at the Alytus Park.", []),
    ("The Alytus Park has set 40 hectares aside for the road.", []),
    ("The Alytus Park has 40 million euros for roads and sewers.", []),
    ("The Alytus Park was built for Baltic Optics.", ["?Alytus Park > developer > Baltic Optics"]),
    ("The Alytus Park does not focus on lasers.", []),
    ("The Alytus Park focuses on its tenants.", []),
    ("The mayor focused on schools in her speech at the Alytus Park.", []),
]

OWNERS: list[Row] = [
    (
        "Castle Rock Estates, owned 60 percent by Kolmar Chemie and 40 percent by Tasman Rail, hired 12 people.",
        ["Castle Rock Estates > investor > Kolmar Chemie", "Castle Rock Estates > investor > Tasman Rail"],
    ),
    (
        "Castle Rock Estates, 65 percent owned by Kolmar Chemie of Leeds and 35 percent by Tasman Rail, hired 12 people.",
        [
            "Castle Rock Estates > investor > Kolmar Chemie",
            "Castle Rock Estates > investor > Tasman Rail",
            "?Kolmar Chemie > located_in > Leeds",
        ],
    ),
    (
        "Castle Rock Estates, owned in equal parts by Kolmar Chemie and Tasman Rail, hired 12 people.",
        ["Castle Rock Estates > investor > Kolmar Chemie", "Castle Rock Estates > investor > Tasman Rail"],
    ),
    (
        "Castle Rock Estates, three-quarters held by Kolmar Chemie, hired 12 people.",
        ["Castle Rock Estates > investor > Kolmar Chemie"],
    ),
    (
        "Castle Rock Estates was set up in 2019 and belongs 15 percent to Tasman Rail and 85 percent to Kolmar Chemie.",
        ["Castle Rock Estates > investor > Tasman Rail", "Castle Rock Estates > investor > Kolmar Chemie"],
    ),
    (
        "The park is run by Castle Rock Estates, 65 percent of which belongs to Kolmar Chemie and 35 percent to Tasman Rail.",
        [
            "park > developer > Castle Rock Estates",
            "Castle Rock Estates > investor > Kolmar Chemie",
            "Castle Rock Estates > investor > Tasman Rail",
        ],
    ),
    (
        "Kolmar Chemie owns 45% of Castle Rock Estates, Tasman Rail 20%, and the founders the rest.",
        ["Castle Rock Estates > investor > Kolmar Chemie", "Castle Rock Estates > investor > Tasman Rail"],
    ),
    (
        "Kolmar Chemie holds 51 percent of the refinery and Tasman Rail the rest.",
        ["refinery > investor > Kolmar Chemie", "refinery > investor > Tasman Rail"],
    ),
    ("Castle Rock Estates hired 12 people. Its parent, Kolmar Chemie, is content.", ["Castle Rock Estates > investor > Kolmar Chemie"]),
    ("The parent company of Castle Rock Estates is Kolmar Chemie.", ["Castle Rock Estates > investor > Kolmar Chemie"]),
    ("The sister company of Castle Rock Estates is Kolmar Chemie.", []),
    ("Castle Rock Estates was bought in January by Kolmar Chemie for 9 million euros.", ["Castle Rock Estates > investor > Kolmar Chemie"]),
    (
        "Castle Rock Estates hired 12 people. Kolmar Chemie took 24 percent of the company in 2013.",
        ["Castle Rock Estates > investor > Kolmar Chemie"],
    ),
    (
        "Castle Rock Estates hired 12 people. Kolmar Chemie owns 36.7 per cent of its shares.",
        ["Castle Rock Estates > investor > Kolmar Chemie"],
    ),
    (
        "Castle Rock Estates, a joint venture of Kolmar Chemie and Tasman Rail, hired 12 people.",
        ["Castle Rock Estates > investor > Kolmar Chemie", "Castle Rock Estates > investor > Tasman Rail"],
    ),
    ("Castle Rock Estates, advised by Kolmar Chemie and Tasman Rail, hired 12 people.", []),
    ("Kolmar Chemie did not buy Castle Rock Estates.", []),
    ("Kolmar Chemie bought 12 lorries from Castle Rock Estates.", []),
    ("The owner of the lorry works for Castle Rock Estates, 20 percent of whose sales go to Kolmar Chemie.", []),
]

TENANTS: list[Row] = [
    (
        "The Alytus Park houses 63 companies. The largest, the tile maker Kolmar Chemie, employs 90 people.",
        ["Kolmar Chemie > located_in > Alytus Park", "?Kolmar Chemie > sector > tile"],
    ),
    ("The Alytus Park has 12 tenants. One of them, Kolmar Chemie, hired 90 people.", ["Kolmar Chemie > located_in > Alytus Park"]),
    (
        "The Alytus Park covers 40 hectares. Its anchor tenant, Kolmar Chemie, hired 90 people.",
        ["Kolmar Chemie > located_in > Alytus Park"],
    ),
    ("The Alytus Park has 12 tenants. The biggest is Kolmar Chemie.", ["Kolmar Chemie > located_in > Alytus Park"]),
    ("The Alytus Park has 12 tenants. The mayor, a friend of Kolmar Chemie, hired 90 people.", []),
    ("The Alytus Park has 12 tenants. One of them, a supplier to Kolmar Chemie, hired 90 people.", []),
    ("The Alytus Park covers 40 hectares. The largest bank, Kolmar Finance, lent 9 million euros.", []),
]

MAKERS: list[Row] = [
    ("In May the tile maker Kolmar Chemie hired 12 people.", ["Kolmar Chemie > sector > tile"]),
    ("Kolmar Chemie, a maker of roof tiles, hired 12 people.", ["Kolmar Chemie > sector > roof tiles"]),
    ("Kolmar Chemie, the Danish roof-tile maker, hired 12 people.", ["Kolmar Chemie > sector > roof-tile"]),
    ("Tile maker Kolmar Chemie hired 12 people.", ["Kolmar Chemie > sector > Tile"]),
    ("Electric-vehicle maker Kolmar Chemie hired 12 people.", ["Kolmar Chemie > sector > Electric-vehicle"]),
    ("The Danish tile maker hired 12 people.", []),
    ("The biggest maker, Kolmar Chemie, hired 12 people.", []),
    ("Danish maker Kolmar Chemie hired 12 people.", []),
    ("Kolmar Chemie will supply a tile maker in Leeds.", []),
    ("Work on halls two and three of the Alytus Park begins in May.", []),
    ("The Alytus Park houses 33 makers of tiles and lasers.", ["Alytus Park > sector > tiles", "Alytus Park > sector > lasers"]),
    ("The Alytus Park buys sand from makers of tiles and lasers.", []),
    (
        "The Alytus Park covers 90 hectares. Industries: lasers 12%, optics 9%",
        ["?Alytus Park > sector > lasers", "?Alytus Park > sector > optics"],
    ),
]

CONTRACTS: list[Row] = [
    (
        "The Halden Corporation awarded Orbex Marine the contract for the deepwater berth in 2018.",
        ["deepwater berth > developer > Orbex Marine"],
    ),
    (
        "The old pier is crumbling. A new quay was ready in May.\nThe Halden Corporation awarded Orbex Marine the job in February 2016.",
        ["new quay > developer > Orbex Marine"],
    ),
    ("The contract to build the Selwyn bridge was awarded to Orbex Marine.", ["Selwyn bridge > developer > Orbex Marine"]),
    ("Orbex Marine was awarded a contract for the construction of the Selwyn bridge.", ["Selwyn bridge > developer > Orbex Marine"]),
    ("Orbex Marine won the contract to build the Selwyn bridge.", ["Selwyn bridge > developer > Orbex Marine"]),
    (
        "The contract for the desalination plant went to Orbex Marine of Spain.",
        ["desalination plant > developer > Orbex Marine", "?Orbex Marine > located_in > Spain"],
    ),
    ("Orbex Marine has not won the contract for the desalination plant.", []),
    ("The contract for the desalination plant was to go to Orbex Marine.", []),
    ("The desalination plant opened in May. Orbex Marine won a contract for 30 buses.", []),
    ("Orbex Marine secured a contract for 18 quay cranes at the Selwyn terminal.", []),
    (
        "Orbex Foods signed an agreement with the Salta government for a dairy plant.",
        ["dairy plant > developer > Orbex Foods", "?dairy plant > located_in > Salta"],
    ),
    (
        "Orbex Foods signed a contract with Kolmar Chemie to build a dairy plant.",
        ["dairy plant > developer > Orbex Foods", "dairy plant > developer > Kolmar Chemie"],
    ),
    ("The dairy plant opened in May. Orbex Foods signed an agreement for the supply of milk.", []),
    (
        "Jointly built by the Selwyn government and energy company Kolmar Group, the Adra Industrial Park covers 20 hectares.",
        ["Adra Industrial Park > developer > Selwyn", "Adra Industrial Park > developer > Kolmar Group"],
    ),
    (
        "The Adra Industrial Park sold 4 hectares. Its managing company, Kolmar Estates, is looking for tenants.",
        ["Adra Industrial Park > developer > Kolmar Estates"],
    ),
    (
        "The operating company of the Adra Industrial Park, Kolmar Estates, has 12 employees.",
        ["Adra Industrial Park > developer > Kolmar Estates"],
    ),
    ("The Adra Industrial Park opened in May. Kolmar Systems, a management company in the city, advises hospitals.", []),
    ("Run by Kolmar Group, a fleet of 30 buses serves the Adra Industrial Park.", []),
]

SHARED: list[Row] = [
    (
        (
            "A fourth hall opened in May at a cost of 40 million euros.\n"
            "The Norland region and the town council each paid a quarter, the Cohesion Fund 8 million euros and the university the rest."
        ),
        [
            "fourth hall > investor > Norland region",
            "fourth hall > investor > town council",
            "fourth hall > investor > Cohesion Fund",
            "?fourth hall > investor > university",
        ],
    ),
    (
        (
            "Adra terminal opened in 2014. Castle Rock Estates owns 51 percent of it and Kolmar Express, the freight arm of Kolmar Group, "
            "the remaining 49 percent."
        ),
        [
            "Adra terminal > investor > Castle Rock Estates",
            "Adra terminal > investor > Kolmar Express",
            "?Kolmar Express > investor > Kolmar Group",
        ],
    ),
    (
        "A fourth hall opened in May. The Cohesion Fund covered half of the cost.",
        ["fourth hall > investor > Cohesion Fund"],
    ),
    ("The Cohesion Fund will pay a third of the cost of the Selwyn bridge.", ["Selwyn bridge > investor > Cohesion Fund"]),
    ("A fourth hall opened in May. Orbex Marine pays a fifth of the rent.", []),
    ("A fourth hall opened in May. The rent is 3 million euros, of which Orbex Marine pays a fifth.", []),
]

LYING: list[Row] = [
    (
        "Salta Province plans two more industrial parks, of roughly 25 hectares each, in Marden and Tandale.",
        [
            "industrial parks > developer > Salta Province",
            "industrial parks > located_in > Marden",
            "industrial parks > located_in > Tandale",
        ],
    ),
    (
        "Kolmar Group will build a cement plant in Marden and Tandale is its market.",
        ["cement plant > developer > Kolmar Group", "?cement plant > investor > Kolmar Group", "cement plant > located_in > Marden"],
    ),
    ("At Marden, 30 kilometers south, the older cement works has been shut since 2022.", ["cement works > located_in > Marden"]),
    (
        "In Marden, Orbex Chemicals said that its plant in Tandale would close.",
        ["?plant > developer > Orbex Chemicals", "plant > located_in > Tandale"],
    ),
    (
        "The development of the Selwyn Technology Park (the Park) at the Marden Flats has been slow.",
        ["Selwyn Technology Park > located_in > Marden Flats"],
    ),
    (
        "Kolmar Group, the parent of Kenya's Athi Textiles, was founded in 1990.",
        ["?Athi Textiles > located_in > Kenya", "?Athi Textiles > investor > Kolmar Group"],
    ),
    (
        "Brixton Estates is adding a second berth to the Port of Halden.",
        [
            "second berth > developer > Brixton Estates",
            "?second berth > investor > Brixton Estates",
            "second berth > part_of > Port of Halden",
        ],
    ),
    (
        "Selwyn Science Park covers 20 hectares. BioVale, the park's pharmaceutical garden, has 40 firms.",
        ["BioVale > part_of > Selwyn Science Park"],
    ),
    ("Selwyn Science Park covers 20 hectares. BioVale, the park's main rival, has 40 firms.", []),
    ("Selwyn Science Park covers 20 hectares. Its neighbour BioVale has 40 firms.", []),
    (
        "The Selwyn Science Park, which stands in the Wiri Freight Hub area, was jointly launched by Wiri district in Leeds and Hong Kong.",
        [
            "Selwyn Science Park > located_in > Wiri Freight Hub",
            "Selwyn Science Park > developer > Wiri district",
            "Selwyn Science Park > developer > Hong Kong",
            "?Wiri district > located_in > Leeds",
            "?Wiri Freight Hub > located_in > Leeds",
            "?Wiri Freight Hub > located_in > Wiri district",
            "?Selwyn Science Park > located_in > Wiri district",
            "?Selwyn Science Park > located_in > Leeds",
        ],
    ),
]

HOMES: list[Row] = [
    # its plant
    (
        "Hartaprima Gloves posted a profit of 18 million ringgit. Its Songkhla plant in Thailand ran at 58 percent of capacity.",
        [
            "Songkhla plant > developer > Hartaprima Gloves",
            "Songkhla plant > located_in > Thailand",
            "?Songkhla plant > located_in > Songkhla",
        ],
    ),
    ("Aoraki Chill bought the last plot. Its $27 million shed should be up by Christmas.", ["shed > developer > Aoraki Chill"]),
    ("Aoraki Chill bought the last plot. Its rented shed was too small.", []),
    ("The Selwyn Industrial Park is full. Its bridge was closed for a week.", []),
    # a firm by the place before its noun
    ("In August it bought Keystone Vaults, a Pittsburgh company with 96 people.", ["Keystone Vaults > located_in > Pittsburgh"]),
    (
        "Zydra Medical, a Boston catheter company, is fitting out a hall in Limerick.",
        [
            "Zydra Medical > located_in > Boston",
            "?Zydra Medical > located_in > Limerick",
            "hall > located_in > Limerick",
            "?hall > developer > Zydra Medical",
            "?Zydra Medical > sector > catheter",
        ],
    ),
    ("In August it bought Keystone Vaults, a Pittsburgh-listed company with 96 people.", []),
    ("In August it bought Keystone Vaults, a Danish company with 96 people.", []),
    # where
    (
        "The firm employs 1,100 people in Longwan, where its chitin workshop turns shells into capsules.",
        ["chitin workshop > located_in > Longwan", "?chitin workshop > developer > firm"],
    ),
    (
        "He will come to Hull, where Athi Textiles opened a mill in 2020.",
        ["mill > located_in > Hull", "mill > developer > Athi Textiles", "?mill > investor > Athi Textiles"],
    ),
    ("Ask anyone in Hull where the mill was.", ["?mill > located_in > Hull"]),
    ("He will come to Hull, where the plan foresaw 200 jobs.", []),
    # moved
    (
        "Athi Textiles moved its weaving mill to the Oriente Industrial Park.",
        ["weaving mill > located_in > Oriente Industrial Park", "?weaving mill > developer > Athi Textiles"],
    ),
    (
        "Juning Chemical has relocated its tyre factory from Hull to Leeds.",
        ["tyre factory > located_in > Leeds", "?tyre factory > developer > Juning Chemical"],
    ),
    ("Athi Textiles moved its shares to the Oriente Industrial Park's bank.", []),
    # people and plots
    ("Tecturn Aerospace employs 960 people at the Oriente Industrial Park.", ["Tecturn Aerospace > located_in > Oriente Industrial Park"]),
    (
        "Tecturn Aerospace laid off 140 of its 960 workers at the Oriente Industrial Park.",
        ["Tecturn Aerospace > located_in > Oriente Industrial Park"],
    ),
    ("Athi Textiles bought 5 hectares in the Oriente Industrial Park.", ["Athi Textiles > located_in > Oriente Industrial Park"]),
    ("Athi Textiles bought 5 hectares near the Oriente Industrial Park.", []),
    ("Athi Textiles has no employees in the Oriente Industrial Park.", []),
    ("Athi Textiles might buy 5 hectares in the Oriente Industrial Park.", []),
    # the town of Elk
    (
        "A biogas plant is to be built in the Polish town of Elk by Nordgas AS.",
        ["biogas plant > located_in > Elk", "biogas plant > developer > Nordgas AS"],
    ),
    # a joint undertaking
    (
        "The Selwyn Industrial Park is a joint undertaking of Castle Rock Estates and the Otago government.",
        ["Selwyn Industrial Park > developer > Castle Rock Estates", "Selwyn Industrial Park > developer > Otago government"],
    ),
    # what somebody means to build, or is allowed to
    (
        "The Ministry of Industry approved a plan by Haldor Chemicals to build an ammonia plant at Aqaba.",
        [
            "ammonia plant > developer > Haldor Chemicals",
            "ammonia plant > located_in > Aqaba",
            "?ammonia plant > investor > Haldor Chemicals",
        ],
    ),
    ("Haldor Chemicals signed a concession to run the Kisumu Dry Port for 25 years.", ["Kisumu Dry Port > developer > Haldor Chemicals"]),
    (
        "Haldor Chemicals dropped a plan to build an ammonia plant at Aqaba.",
        ["?ammonia plant > located_in > Aqaba"],
    ),
    # who is named for a role, takes over a job, stands behind something
    (
        "Tasman Rail has been appointed operator of the Adra Marine Park.",
        ["Adra Marine Park > developer > Tasman Rail"],
    ),
    ("Tasman Rail has taken over the management of the Adra Marine Park.", ["Adra Marine Park > developer > Tasman Rail"]),
    ("Tasman Rail has taken over the debts of the Adra Marine Park.", []),
    (
        "Tasman Rail, the company behind the Adra Marine Park, hired 12 people.",
        ["Adra Marine Park > developer > Tasman Rail"],
    ),
    ("Tasman Rail, a company close to the Adra Marine Park, hired 12 people.", ["?Tasman Rail > located_in > Adra Marine Park"]),
    # who buys a plant or a park runs it from then on
    ("The mill was sold to Castle Rock Group Inc.", ["mill > developer > Castle Rock Group Inc"]),
    ("Tasman Rail bought the Adra Marine Park for 30 million dollars.", ["Adra Marine Park > developer > Tasman Rail"]),
    ("The Adra Marine Park was bought by Tasman Rail in 2019.", ["Adra Marine Park > developer > Tasman Rail"]),
    ("The Adra Marine Park sold 40 hectares to Tasman Rail.", ["?Tasman Rail > located_in > Adra Marine Park"]),
    ("Tasman Rail did not buy the Adra Marine Park.", []),
    # an abbreviation at the end of a sentence
    (
        "Phase two of the Kharo Industrial Park is to be developed by Sindh Estates Ltd.",
        ["Kharo Industrial Park > developer > Sindh Estates Ltd"],
    ),
    # whose park
    ("The Board of Orbex Estates said that its Adra Marine Park was full.", ["Adra Marine Park > developer > Orbex Estates"]),
    ("Orbex Estates' Adra Marine Park is full.", ["Adra Marine Park > developer > Orbex Estates"]),
    # a row of trades behind what is done with them; one that is long; one that ends before a second verb
    (
        "The Adra park is dedicated to the production of tyres and the manufacture of belts.",
        ["Adra park > sector > tyres", "?Adra park > sector > manufacture of belts", "?Adra park > sector > belts"],
    ),
    (
        "The Adra zone is reserved for makers of car parts and ceramics.",
        ["Adra zone > sector > car parts", "Adra zone > sector > ceramics"],
    ),
    (
        "The Adra zone focuses on high-voltage harnesses for electric vehicles.",
        ["Adra zone > sector > high-voltage harnesses for electric vehicles"],
    ),
    (
        "The Adra zone was conceived in 2008 for flat panels and opened in 2018.",
        ["?Adra zone > sector > flat panels"],
    ),
    ("Moravia Form Group, a supplier of seat structures, grew by a tenth.", ["Moravia Form Group > sector > seat structures"]),
    ("Moravia Form Group, a supplier of the Adra zone, grew by a tenth.", ["?Moravia Form Group > located_in > Adra zone"]),
    ("The Adra zone is dedicated to the memory of its founder.", []),
]

# known gaps: mostly names that nothing in so short a text tells the type of
PURSES_AND_HEADS: list[Row] = [
    # who pays
    (
        "Hanil Motors will lay out 300 million euros on a second hall in Usak.",
        ["second hall > investor > Hanil Motors", "?second hall > developer > Hanil Motors", "second hall > located_in > Usak"],
    ),
    (
        "Hanil Motors will lay out its plans for a second hall in Usak.",
        ["?second hall > developer > Hanil Motors", "?second hall > located_in > Usak"],
    ),
    ("The transport ministry has allocated 90 million euros for a 46-kilometer road.", ["road > investor > transport ministry"]),
    (
        "The Northern Ports Agency has set aside 9 million euros for a new road.",
        ["new road > investor > Northern Ports Agency", "?new road > developer > Northern Ports Agency"],
    ),
    ("The Northern Ports Agency has set a date for a new road.", ["?new road > developer > Northern Ports Agency"]),
    ("Orbex Foods raised 12 million euros in March from the Northern Fund.", ["Orbex Foods > investor > Northern Fund"]),
    ("Orbex Foods raised 12 million euros in March from the Northern Bank.", []),
    ("Orbex Foods raised its forecast in March after advice from the Northern Fund.", []),
    ("The Northern Fund put 12 million euros into Orbex Foods in March.", ["Orbex Foods > investor > Northern Fund"]),
    # who holds
    ("Tasman Rail, holder of 62 percent of Volta Cells, hired 40 people.", ["Volta Cells > investor > Tasman Rail"]),
    ("Tasman Rail, holder of a licence for cells, hired 40 people.", []),
    (
        "The shareholders of Volta Cells are Tasman Rail with 68 percent and Orbex Foods with 32 percent.",
        ["Volta Cells > investor > Tasman Rail", "Volta Cells > investor > Orbex Foods"],
    ),
    (
        "Volta Cells, ninety percent owned by the Leeds operator Tasman Rail, hired 40 people.",
        ["Volta Cells > investor > Tasman Rail", "?Tasman Rail > located_in > Leeds"],
    ),
    # headings of briefs
    (
        "TIMARU. The Washdyke estate covers 62 hectares.\n\nBRNO. Delmar Foods is adding a dairy for 9 million euros.",
        [
            "Washdyke estate > located_in > TIMARU",
            "dairy > located_in > BRNO",
            "dairy > developer > Delmar Foods",
            "?dairy > investor > Delmar Foods",
        ],
    ),
    (
        "TIMARU. No zone has more land than the south.\n\nBRNO. Delmar Foods is adding a dairy in Plzen for 9 million euros.",
        ["dairy > located_in > Plzen", "dairy > developer > Delmar Foods", "?dairy > investor > Delmar Foods"],
    ),
    # wholes and parts
    (
        "The Selwyn Innovation City is made up of three parks: Youth Park, Marina Park and Alem Park.",
        [
            "Youth Park > part_of > Selwyn Innovation City",
            "Marina Park > part_of > Selwyn Innovation City",
            "Alem Park > part_of > Selwyn Innovation City",
        ],
    ),
    ("The Youth Park is one of three parks of the Selwyn Innovation City.", ["Youth Park > part_of > Selwyn Innovation City"]),
    ("The Youth Park is one of three rivals of the Selwyn Innovation City.", []),
    ("Cameroon's Kribi Agro Park covers 400 hectares.", ["Kribi Agro Park > located_in > Cameroon"]),
    ("Pavlodar has four parks: Ertis Park, Nova Park, Kazyna Park and Alem Park.", []),
]

GAPS: list[Row] = [
    (
        "The Rheinau Chemical Park is situated on the Rhine near Speyer, Germany.",
        [
            "?Rheinau Chemical Park > located_in > Rhine",
            "Rheinau Chemical Park > located_in > Speyer",
            "?Speyer > located_in > Germany",
            "?Rheinau Chemical Park > located_in > Germany",
        ],
    ),
    ("Lolabé is home to the Kribi Agro Park.", ["Kribi Agro Park > located_in > Lolabé"]),
    (
        "The developer of the Selwyn Industrial Park, Castle Rock Estates, is based in Leeds.",
        ["Selwyn Industrial Park > developer > Castle Rock Estates", "Castle Rock Estates > located_in > Leeds"],
    ),
    (
        "Selwyn Industrial Park\nLocation: Leeds\nDeveloper: Castle Rock Estates\nArea: 40 hectares",
        ["Selwyn Industrial Park > developer > Castle Rock Estates", "Selwyn Industrial Park > located_in > Leeds"],
    ),
    ("Leeds-based Castle Rock Estates bought 40 hectares.", ["Castle Rock Estates > located_in > Leeds"]),
]


def told(text: str) -> list[tuple[str, str, str]]:
    """The relations of a text as (subject, property, value), by name."""
    found = extract(Article(text, published="2021-07-01"))
    names = {entity.id: entity.name for entity in found.entities}
    return [
        (names[fact.subject], fact.property, names.get(fact.value or "", fact.value or ""))
        for fact in found.facts
        if fact.property in RELATIONS
    ]


def same(row: str, fact: tuple[str, str, str]) -> bool:
    """Whether a fact of a row is the one found: one name within the other."""
    subject, property, value = row.lstrip("?").lower().split(" > ")
    return property == fact[1] and all(a in b.lower() or b.lower() in a for a, b in ((subject, fact[0]), (value, fact[2])))


def check(text: str, facts: list[str]) -> None:
    found = told(text)
    missed = [row for row in facts if not row.startswith("?") and not any(same(row, fact) for fact in found)]
    false = [fact for fact in found if not any(same(row, fact) for row in facts)]
    assert not missed and not false, (missed, false)


@pytest.mark.parametrize(
    ("text", "facts"),
    [*PARTIES, *PLACES, *BASED, *PARTS, *SECTORS, *OWNERS, *TENANTS, *MAKERS, *CONTRACTS, *SHARED, *LYING, *HOMES, *PURSES_AND_HEADS],
)
def test_what_is_told(text: str, facts: list[str]) -> None:
    check(text, facts)


@pytest.mark.xfail(reason="names whose type a single sentence does not show", strict=False)
@pytest.mark.parametrize(("text", "facts"), GAPS)
def test_what_is_not_read_yet(text: str, facts: list[str]) -> None:
    check(text, facts)


@settings(max_examples=25)
@given(st.lists(st.sampled_from([text for text, _ in (*PARTIES, *PLACES, *PARTS, *SECTORS)]), min_size=1, max_size=4))
def test_no_relation_of_a_thing_to_itself_and_none_twice(texts: list[str]) -> None:
    found = extract(Article("\n".join(texts), published="2021-07-01"))
    stated = [(fact.subject, fact.property, fact.value) for fact in found.facts if fact.property in RELATIONS]
    assert all(subject != value for subject, _, value in stated)
    assert len(set(stated)) == len(stated)
