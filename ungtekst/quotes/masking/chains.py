"""Chains and great employers that everybody knows, by the names that are seen on their signs."""

from __future__ import annotations

import re

from ungtekst.quotes.masking.listed import any_of, listed

_CHAINS = any_of(
    r"""Rema(?:\s?1000)? Kiwi Coop(?:\s(?:Extra|Prix|Mega|Marked|Obs|Byggmix))? Extra Meny Joker Bunnpris Spar
    Europris Circle\sK Fretex I[Kk][Ee][Aa] Elkjøp Equinor Statoil Lerøy Mowi Salmar SalMar
    Aker(?:\s(?:Solutions|BP))? Norsk\sHydro Hydro Statkraft DNB Nordea
    Spare[Bb]ank(?:en)?(?:\s1)?(?:\s[A-ZÆØÅ][\wæøåÆØÅ-]+){0,2} Lindorff Intrum Kredinor McDonald'?s?
    Mc\s?Donalds? Mc[Dd]onalds Burger\sKing Narvesen 7-[Ee]leven Deli\sde\sLuca Clas\sOhlson Jula
    Biltema Obs(?:\sBygg)? XXL H&M Telenor Telia Manpower Adecco Securitas Nokas Avarn Norwegian SAS
    Widerøe Vinmonopolet Byggmakker Maxbo Montér Felleskjøpet Tine Nortura Gilde Orkla Rusta Jysk JYSK
    Nille Princess Cubus Bik\s?Bok Dressmann Peppes Egon Dolly\sDimple'?s? Espresso\sHouse Starbucks
    Foodora Wolt Bring PostNord Postnord DHL Nettbuss Unibuss Veidekke Skanska Kværner Tyrili Plantasjen
    Sport\s1 G-[Ss]port Intersport Esso Shell Uno-X Posten\sNorge Durapart Fønix Kvik Power POWER Vita
    Jernia Lefdal Komplett Zalando Lindex KappAhl Kappahl Carlings Volt Dressmann Boots Vitus(?:apotek)?
    Apotek\s1 Synsam Specsavers Kitch'?n Tilbords Kremmerhuset Skeidar Bohus Møbelringen Megaflis
    Fargerike Mekonomen Vianor Dekkmann St1 YX Subway Domino'?s Pizzabakeren Jafs Olivia Kaffebrenneriet
    Baker\sHansen Scandic Thon(?:\sHotel)? Radisson Clarion Sodexo Coor ISS Norlandia Espira
    Læringsverkstedet Aleris Stendi Humana Attendo Flytoget Boreal Hurtigruten Color\sLine Fjord\sLine
    DSV Schenker ASKO Asko Norgesgruppen Ringnes Freia Nidar Q-[Mm]eieriene Findus Bama BAMA Amedia
    Schibsted Nammo Elkem Borregaard Yara Aibel Ulstein Vard NCC Peab Mesta Caverion Bravida Gjensidige
    Tryg Storebrand Randstad Jobzone Varner Gresvig Panduro Søstrene\sGrene Normal Flying\sTiger Lush
    Rituals Sephora Kicks KICKS Elon Hageland Mester\sGrønn Interflora Euronics Telekiosken Nordpolet
    Big\sBite Sabrura Yo\s?Sushi Max\sBurgers KFC Taco\sBell Cinderella Stormberg Helly\sHansen Skousen
    Nettonor EVO Fresh\sFitness"""
)
CHAIN = re.compile(rf"\b{_CHAINS}(?:-?(?:en|'en|butikken))?\b")
# Chains with the name of an ordinary word; at the head of a sentence they are that word.
ORDINARY_CHAINS = listed(
    """extra normal power spar best joker bring princess obs volt vita boots komplett olivia lush egon"""
)
# After «jobba på» these are chains in small letters too.
SMALL_CHAIN = re.compile(
    any_of(
        r"""rema(?:\s?1000)? kiwi coop(?:\s(?:extra|prix|mega|obs|marked))? extra meny joker bunnpris europris
        circle\sk fretex ikea elkjøp mcdonald'?s? mc\s?donalds mækkern burger\sking narvesen
        clas\sohlson jula biltema obs xxl peppes posten foodora spar esso shell yx kvik power vita
        jernia lefdal lindex kappahl carlings skeidar bohus mekonomen subway scandic pizzabakeren
        nille cubus dressmann normal rusta jysk byggmakker maxbo monter montér plantasjen hageland
        felleskjøpet lerøy mowi salmar tine nortura telenor telia securitas nokas widerøe wolt bring
        postnord dhl asko iss starbucks egon st1 uno-x bik\s?bok princess intersport panduro kfc
        veidekke skanska aker hydro"""
    )
    + r"(?:'?en|'n)?(?![\w-])(?:\s(?-i:[A-ZÆØÅ][a-zæøå]+))?",
    re.IGNORECASE,
)
