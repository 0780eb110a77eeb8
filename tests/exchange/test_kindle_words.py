"""The second line of a clipping in the spelling of ten languages, and of one that nobody taught us."""

from datetime import date

import pytest

from opspath_desktop.exchange.kindle_words import read_date, read_line2

LINES = """
- Your Highlight on page 33 | Location 593-597 | Added on Wednesday, November 29, 2023 6:26:54 PM
quote; page 33, location 593-597; 593; 2023-11-29
- Your Highlight on Location 204-204 | Added on Wednesday, November 29, 2023 12:26:54 AM
quote; location 204; 204; 2023-11-29
- Your Note on page 53-53 | Added on Wednesday, November 29, 2023 6:26:54 PM
note; page 53; 53; 2023-11-29
- Your Bookmark on page 91 | Added on Wednesday, November 29, 2023 6:26:54 PM
bookmark; page 91; 91; 2023-11-29
- Your Highlight on page 3 | location 245-246 | Added on Wednesday, 1 September 2021 22:50:00
quote; page 3, location 245-246; 245; 2021-09-01
- Your Highlight at location 98-102 | Added on Wednesday, 1 September 2021 22:50:00
quote; location 98-102; 98; 2021-09-01
- Highlight Loc. 145-46  | Added on Monday, November 29, 2010, 06:26 PM
quote; location 145-146; 145; 2010-11-29
- Highlight on Page 10 | Added on Monday, 3 December 12 19:51:33 Greenwich Mean Time
quote; page 10; 10; 2012-12-03
- Ihre Markierung auf Seite 246 | bei Position 3436-3436 | Hinzugefügt am Freitag, 3. April 2015 12:33:35
quote; page 246, location 3436; 3436; 2015-04-03
- Ihre Notiz bei Position 759-760 | Hinzugefügt am Freitag, 6. März 2015 12:33:35
note; location 759-760; 759; 2015-03-06
- Ihr Lesezeichen bei Position 1365-80 | Hinzugefügt am Freitag, 3. April 2015 12:33:35
bookmark; location 1365-1380; 1365; 2015-04-03
- Je highlight op pagina 18 | locatie 188 t/m 188 | Toegevoegd op maandag 17 juli 2023 13:34:11
quote; page 18, location 188; 188; 2023-07-17
- Je notitie op locatie 11 t/m 12 | Toegevoegd op maandag 6 maart 2023 13:34:11
note; location 11-12; 11; 2023-03-06
- Je bladwijzer op pagina xv t/m xv | Toegevoegd op maandag 17 juli 2023 13:34:11
bookmark; page xv; -9985; 2023-07-17
- La subrayado en la página 49 | posición 741-742 | Añadido el lunes, 6 de noviembre de 2017 1:04:16
quote; page 49, location 741-742; 741; 2017-11-06
- Tu subrayado en la posición 741-742 | Añadido el lunes, 6 de noviembre de 2017 1:04:16
quote; location 741-742; 741; 2017-11-06
- La nota en la posición 742 | Añadido el miércoles 11 de octubre de 2017 11H13' GMT
note; location 742; 742; 2017-10-11
- El marcador en la página 2 | Añadido el miércoles 11 de octubre de 2017 11H13'
bookmark; page 2; 2; 2017-10-11
- Seu destaque na página 49 | posição 543-543 | Adicionado: quinta-feira, 12 de outubro de 2023 18:50:01
quote; page 49, location 543; 543; 2023-10-12
- Seu destaque ou posição 158-159 | Adicionado: quinta-feira, 12 de outubro de 2023 18:50:01
quote; location 158-159; 158; 2023-10-12
- Sua nota na página 3 | posição 9 | Adicionado: terça-feira, 7 de março de 2023 18:50:01
note; page 3, location 9; 9; 2023-03-07
- Seu marcador na página 3 | posição 9 | Adicionado: terça-feira, 7 de março de 2023 18:50:01
bookmark; page 3, location 9; 9; 2023-03-07
- Votre surlignement sur la page 14 | emplacement 122-123 | Ajouté le jeudi 3 juillet 2025 14:06:49
quote; page 14, location 122-123; 122; 2025-07-03
- Votre note à l\u02bcemplacement 123 | Ajouté le jeudi 3 juillet 2025 14:06:49
note; location 123; 123; 2025-07-03
- Votre signet à l'emplacement 123 | Ajouté le dimanche 3 août 2025 14:06:49
bookmark; location 123; 123; 2025-08-03
- Votre surlignement Emplacement 307-307 | Ajouté le lundi 17 décembre 2012 à 08:27:45
quote; location 307; 307; 2012-12-17
- La tua evidenziazione a pagina 477 | posizione 7312-7314 | Aggiunto in data lunedì 20 novembre 2023 23:50:21
quote; page 477, location 7312-7314; 7312; 2023-11-20
-  La tua evidenziazione alla posizione 453-454 | Aggiunto in data lunedì 20 novembre 2023 23:50:21
quote; location 453-454; 453; 2023-11-20
- La tua nota alla posizione 454 | Aggiunto in data lunedì 20 novembre 2023 23:50:21
note; location 454; 454; 2023-11-20
- Il tuo segnalibro a pagina ix | Aggiunto in data lunedì 20 novembre 2023 23:50:21
bookmark; page ix; -9991; 2023-11-20
\u2013 Ваш выделенный отрывок в месте 637\u2013640 | Добавлено: понедельник, 16 марта 2015 г. в 21:46:06
quote; location 637-640; 637; 2015-03-16
\u2013 Ваша заметка на странице 1 | Место 193\u2013196 | Добавлено: понедельник, 16 марта 2015 г. в 21:46:06
note; page 1, location 193-196; 193; 2015-03-16
\u2013 Ваша закладка на странице 1 | Место 193 | Добавлено: среда, 6 мая 2015 г. в 21:46:06
bookmark; page 1, location 193; 193; 2015-05-06
- 您在位置 #164-166的标注 | 添加于 2015年12月9日星期三 下午12:22:11
quote; location 164-166; 164; 2015-12-09
- 您在第 5 页\uff08位置 #210-212\uff09的标注 | 添加于 2015年12月9日星期三 上午12:05:11
quote; page 5, location 210-212; 210; 2015-12-09
- 您在第 17-17 页的标注 | 添加于 2015年12月9日星期三 下午12:22:11
quote; page 17; 17; 2015-12-09
- 您在位置 #164的笔记 | 添加于 2015年12月9日星期三 下午12:22:11
note; location 164; 164; 2015-12-09
- 您在位置 #164的书签 | 添加于 2015年12月9日星期三 下午12:22:11
bookmark; location 164; 164; 2015-12-09
- 183ページ|位置No. 2280-2281のハイライト |作成日: 2021年11月15日月曜日 0:50:17
quote; page 183, location 2280-2281; 2280; 2021-11-15
- 位置No. 1114-1115のハイライト |作成日: 2021年11月15日月曜日 0:50:17
quote; location 1114-1115; 1114; 2021-11-15
- 位置 No. 2011のブックマーク |作成日: 2021年11月15日月曜日 0:50:17
bookmark; location 2011; 2011; 2021-11-15
- 位置 No. 2011のメモ |作成日: 2021年11月15日月曜日 0:50:17
note; location 2011; 2011; 2021-11-15
""".strip().split("\n")  # noqa: RUF001  Russian writes years with its own letter


@pytest.mark.parametrize(("line", "meaning"), list(zip(LINES[::2], LINES[1::2], strict=True)))
def test_every_line_of_the_ten_languages_is_understood(line, meaning):
    read = read_line2(line)
    assert f"{read.kind}; {read.place}; {read.span.start:.0f}; {read.made_on}" == meaning


def test_an_unknown_language_keeps_its_words_and_its_order():
    line = "- Din markering på sida 33 | plats 593-597 | Tillagd onsdag, 29 november 2023 18:26:54"
    read = read_line2(line)
    assert (read.kind, read.place, read.span.end, read.made_on) == ("", line, 597, date(2023, 11, 29))


@pytest.mark.parametrize(
    "words", ["", "Added on Wednesday", "November 31, 2023", "29 November", "Quartidi 9 Frimaire 232", "99999999999"]
)
def test_what_is_no_date_is_none(words):
    assert read_date(words) is None


@pytest.mark.parametrize("words", ["2019. März 5. 8:01:02", "2019-03-05 08:01", "March 5, 2019 8:01", "5 марта 2019"])
def test_a_date_is_found_by_its_look(words):
    assert read_date(words) == date(2019, 3, 5)
