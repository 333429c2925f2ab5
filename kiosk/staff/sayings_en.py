"""The English words for each kind of problem: what is wrong, what the screen does, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.deck.problems import ProblemKind as K

_REST = "The rest of the screen is as usual. "
_STAND_IN = "The screen shows the section's own background here. "
_CASE = "The screen leaves out the pages that use it; the rest is shown. "
_DROPPED = "The screen does not use this line; the rest is shown. "
_NOT_SHOWN = "The screen does not show it. "
_USUAL = "The screen uses the usual setting; the rest is shown. "
_STORY = "The screen shows it as a story for now. "
_COMING = "The screen shows only the title and “Coming soon”. "

ENGLISH: Mapping[K, tuple[str, str, str]] = MappingProxyType(
    {
        # known only by opening the picture
        K.PICTURE_TRUNCATED: (
            "only its first part has arrived, as if still being copied. ",
            "",
            "Please wait for the copy to end; if this is still here after two minutes, copy it again.",
        ),
        K.PICTURE_NOT_PICTURE: (
            "it is no picture inside, perhaps only its name was changed. ",
            "",
            "Please open the original in a picture viewer, save it as JPG and put that into images.",
        ),
        K.PICTURE_TOO_LARGE: (
            "the picture is too large⟦ ({width}×{height} pixels)⟧⟦ ({megabytes} MB)⟧ for this machine. ",
            "",
            "Please make its longer side about 6000 pixels, save it as JPG and put it back.",
        ),
        K.PICTURE_HEIC: (
            "this is an iPhone's HEIC photo, which this machine cannot open yet. ",
            "",
            (
                "Please set the phone's camera format to “Most Compatible” and take it again, or save it as "
                "JPG on a computer; change .heic in the page, too."
            ),
        ),
        K.PICTURE_UNSUPPORTED: (
            "this kind of picture⟦ ({format})⟧ cannot be shown. ",
            "",
            "Please save it as JPG or PNG and put that into images.",
        ),
        K.PICTURE_TIMEOUT: (
            "opening it took too long and was stopped. ",
            "",
            "Please open it in a picture viewer, make it smaller and save it as JPG.",
        ),
        K.PICTURE_UNREADABLE: (
            "the file cannot be read; another program may have it open. ",
            "",
            "Please close that program or copy the file again.",
        ),
        K.PICTURE_TOO_SMALL: (
            "it is ⟦{width} pixels wide|not large enough⟧; this screen needs ⟦{least} or more|more⟧. ",
            "The screen shows it, but it looks soft. ",
            "Please ask for it again by WeChat with “Original” ticked, or use a larger one.",
        ),
        K.PICTURE_DARK: (
            "the picture is too dark; nearly all of its middle is black. ",
            "The screen shows it, but in a hall it can hardly be seen, faces least of all. ",
            "Please check; brighten it in a picture viewer or use another. A night view may stay as it is.",
        ),
        K.PICTURE_CONSENT: (
            "⟦“{several}”|a picture⟧ seems to be from a camera or phone; nothing here says if those in it agreed. ",
            "The screen shows it so. ",
            (
                "If people can be recognised, ask them and add “consent: given” above ---; if they do not "
                "agree, take another picture; where nobody is in it, write “consent: nobody”."
            ),
        ),
        K.PICTURE_CAPTION_OLD: (
            "the picture “{name}” was replaced⟦ on {day}|⟧, its words were not⟦ and still say “{note}”|⟧. ",
            "The screen shows the new picture with the old words. ",
            "Please change the words; if they still fit, just save this file once more.",
        ),
        K.PICTURE_FAILED: (
            "the picture could not be made ready. ",
            "",
            "Please open it in a picture viewer, save it as JPG and put that into images.",
        ),
        # what took the kiosk down twice
        K.PICTURE_CRASHED: (
            "the kiosk broke down twice while it showed this picture, and came back by itself. ",
            "The screen leaves the picture out; the section's own background stands in for it. ",
            "Please save it as JPG from a picture viewer, or choose another; it is tried again when the file changes.",
        ),
        K.SLIDE_CRASHED: (
            "the kiosk broke down twice while it showed this page, and came back by itself. ",
            "The screen leaves the page out; all else is as before. ",
            "Please change something on it, such as its picture or a rare character; it is then tried again.",
        ),
        K.SLIDE_CRASHING: (
            "the kiosk broke down twice while it showed this page, and came back by itself. ",
            "Without it nothing would be left to go round, so it stays, and the kiosk may break down again. ",
            "Please change something on it, such as its picture or a rare character, and save it.",
        ),
        K.COVER_CRASHED: (
            "the kiosk broke down twice while it showed this section's cover, and came back by itself. ",
            "The cover shows its title alone; the section's pages are as before. ",
            "Please change something on it, such as its picture or a rare character; it is then shown in full again.",
        ),
        K.SECTION_CRASHED: (
            "the kiosk broke down twice while it showed this section's cover, with its title alone too. ",
            "The screen leaves the whole section out; all else is as before. ",
            "Please change something on the cover, such as a rare character in its title; it is then tried again.",
        ),
        # known by the name alone
        K.PICTURE_MISSING: (
            "there is no “{found}” in images. ",
            _STAND_IN,
            "⟦Did you mean “{nearest}”? Correct it and save.|Please check the name or put the picture into images.⟧",
        ),
        K.PICTURE_KIND: (
            "there is “{nearest}” in images, but a file of this kind cannot be a picture. ",
            _STAND_IN,
            (
                "Please open it and save it as JPG or PNG; "
                "in place of a shortcut put the picture itself; add an ending where there is none."
            ),
        ),
        K.PICTURE_AMBIGUOUS: (
            "more than one picture in images is called “{found}”⟦: {several}⟧. ",
            "The screen shows ⟦“{first}”|one of them⟧ for now. ",
            "Please write its whole name, with .jpg or .png.",
        ),
        K.PICTURE_OUTSIDE: (
            "“{found}” leads out of images. ",
            _STAND_IN,
            "Please put the picture into images and write only its name here.",
        ),
        K.PICTURE_REMOTE: (
            "“{found}” is on the web, and this machine is not. ",
            _STAND_IN,
            "Please download the picture into images and write only its name here.",
        ),
        K.PICTURE_NOT_IN_CHINESE: (
            "the Chinese page does not have this picture. ",
            "The screen has the same pictures in both languages and leaves this one out. ",
            "To use it, please name it in the Chinese file too.",
        ),
        K.PICTURE_CLASH: (
            "it differs from “{first}” only in capitals or the like; elsewhere one replaces the other. ",
            "The screen takes the one spelled exactly alike. ",
            "Please rename one of them.",
        ),
        # folders and files
        K.CONTENT_MISSING: (
            "the folder is not there or cannot be opened. ",
            _COMING,
            "Please put the folders slides and images back; if they are on a shared drive, check the network.",
        ),
        K.CONTENT_EMPTY: (
            "there is no page in it that can be shown. ",
            _COMING,
            (
                "Please make a folder in slides with “section.txt” and a page in it, mend what must be fixed "
                "there, or delete “status: draft” where a page may be shown."
            ),
        ),
        K.FOLDER_UNREADABLE: (
            "⟦its folder “{place}” ⟧cannot be opened: no permission, or the network is gone. ",
            "The screen lacks what is in it; the rest is shown. ",
            "Please check the network and the folder's permissions.",
        ),
        K.FOLDER_NESTED: (
            "a section cannot have folders of its own. ",
            "The screen shows nothing of what is in it. ",
            "Please move its files one level up, or delete it.",
        ),
        K.FOLDER_OUTSIDE: (
            "this is a shortcut that leads out of slides. ",
            "The screen shows nothing from it; the rest is shown. ",
            "Please copy the folder itself to here.",
        ),
        K.FOLDER_COPY: (
            "it looks like a backup copy. ",
            "The screen shows nothing of what is in it. ",
            (
                "To make it a section, please rename it, for example “50-new-section”; "
                "a backup belongs outside slides, or delete it."
            ),
        ),
        K.FOLDER_UNNAMED: (
            "it still has the name that a program gave it. ",
            "The screen shows nothing of what is in it. ",
            "To make it a section, please rename it, for example “50-new-section”; else delete it.",
        ),
        K.FOLDER_MISPLACED: (
            "there is a “{found}” inside slides, as if dragged to the wrong place. ",
            "The screen uses nothing of what is in it. ",
            (
                "Please move it back beside slides; where “{found}” is there already, move the files into that one and "
                "delete this."
            ),
        ),
        K.FILE_UNREADABLE: (
            "the file cannot be read: another program may have it open, or there is no permission. ",
            "",
            "Please close that program and save again.",
        ),
        K.FILE_OUTSIDE: ("this is a shortcut that leads out of slides. ", "", "Please copy the file itself here."),
        K.FILE_TOO_LARGE: (
            "it is over 1 MB, which is no page's text. ",
            "",
            "Please check that it is the right file; a page has a few hundred words.",
        ),
        K.FILE_EMPTY: ("there is no text in it. ", "", "Please write “title: ...” and save, or delete it."),
        K.FILE_COPY: (
            "it looks like a backup copy. ",
            _NOT_SHOWN,
            (
                "⟦To use it, please rename it “{of}” in place of the other|"
                "To make it a page, please rename it, for example “25-new-page.txt”⟧; else delete it."
            ),
        ),
        K.FILE_UNNAMED: (
            "it still has the name that a program gave it. ",
            _NOT_SHOWN,
            "To make it a page, please rename it, for example “25-new-page.txt”; else delete it.",
        ),
        K.FILE_CLASH: (
            "it has the same name as “{first}” (endings and capitals do not count). ",
            "The screen uses only “{first}”. ",
            "Please rename one of them or delete it.",
        ),
        K.FILE_LOOSE: (
            "it is not in a section's folder. ",
            _NOT_SHOWN,
            "Please move it into a folder in slides, such as “10-opening”.",
        ),
        K.FILE_SHORTCUT: (
            "this is a shortcut, not the file itself. ",
            "The screen does not use it. ",
            "Please copy the file or folder itself here in its place; delete what is not needed.",
        ),
        K.FILE_STRAY: (
            "only text files (.txt or .md) belong here. ",
            "The screen does not use it. ",
            (
                "⟦To make it the table of figures, please rename it “{table}”|Please put pictures into images⟧; "
                "delete what is not needed."
            ),
        ),
        K.FILE_PAUSE: (
            "a file that pauses belongs beside slides; inside it does nothing. ",
            "The screen is not paused: changes go up as usual. ",
            "To pause, please move it beside slides; else delete it.",
        ),
        K.SETTINGS_MISSING: (
            "the file of settings (kiosk.md or kiosk.txt) is gone, and there was one. ",
            "The screen keeps its settings. ",
            (
                "Please put it back into slides, or give it its name back. "
                "To set all anew, make a new “kiosk.txt” with “title: ...” in it."
            ),
        ),
        K.SETTINGS_RENAMED: (
            "it seems to hold settings, but these must be in “kiosk.txt” or “kiosk.md”. ",
            "The screen does not use it. ",
            "To use it, please rename it “{of}”; else delete it.",
        ),
        K.NAME_BROKEN: (
            "its name is garbled. ",
            "The screen does not show it; the rest is shown. ",
            "Please give it a new name; for a page, for example “25-new-page.txt”.",
        ),
        K.OFFICE_BESIDE: (
            "the screen cannot show this kind of file. ",
            "The screen does not use it. ",
            "Please copy its text into Notepad and save it as .txt; a table of figures as CSV; else move it away.",
        ),
        K.OFFICE_RENAMED: (
            "this is really a Word, WPS or similar document with another name. ",
            "",
            "Please open it, copy the text into Notepad and save it as .txt.",
        ),
        K.SECTION_BARE: (
            "there is no “section.txt” in it, which is the section's cover. ",
            "The screen uses the folder's name “{title}” as its title. ",
            "Please make a “section.txt” with “title: ...” and “lead: ...”.",
        ),
        K.STATE_UNWRITABLE: (
            (
                "the screen's machine cannot keep a new version⟦ ({reason})⟧; its disk may be full, or a right "
                "is missing. "
            ),
            "The screen keeps the version before; visitors notice nothing. ",
            "Ask whoever looks after the machine to run kiosk doctor, for the disk and the state folder.",
        ),
        K.SECTION_EMPTY: (
            "this section has no page that can be shown. ",
            "The screen leaves this section out; the rest is shown. ",
            "Please add a page, such as “10-first.txt”, or delete the folder; if there are pages, mend them first.",
        ),
        # characters
        K.ENCODING_GUESSED: (
            "how its characters are stored was guessed; the first line read is “{first}”. ",
            "The screen shows it so. ",
            (
                "If characters are wrong, please save it again in Notepad with the encoding “UTF-8”; if they "
                "are wrong there too, do not save, and look for the file it came from."
            ),
        ),
        K.ENCODING_UNKNOWN: (
            "its characters are garbled; it may be no text at all. ",
            "",
            (
                "Please open it in Notepad: if you can read it there, save it with the encoding “UTF-8”; else "
                "do not save, and look for the file it came from."
            ),
        ),
        K.CHARACTER_LOST: (
            "characters in “{found}” have become “?” or “\ufffd”, as if lost in saving. ",
            "The screen shows it so. ",
            "Please put them back from the original; save with the encoding “UTF-8”.",
        ),
        # headers
        K.DIVIDER_MISSING: (
            "the “---” between header and text is not there. ",
            "The screen ⟦{instead}|takes everything from this line on as text. ⟧",
            "Please type three dashes --- on a line of their own above the text.",
        ),
        K.HEADER_MISSING: (
            "there is neither “title: ...” nor the “---” between header and text. ",
            "",
            "Please write “title: ...” at the top and three dashes --- on a line of their own above the text.",
        ),
        K.HEADER_LINE: (
            "“{found}” has no colon, so it is not known what it is. ",
            "",
            "Please write it as in “⟦{key}|title⟧: ...”; if it is text, move it below the “---”.",
        ),
        K.KEY_UNKNOWN: (
            "there is no such key as “{place}”. ",
            _DROPPED,
            (
                "⟦{hint}⟧⟦{perhaps}⟧"
                "⟦Did you mean “{nearest}”? Correct it and save.|Please use a key that this kind of file "
                "has, or delete this line.⟧"
            ),
        ),
        K.KEY_BELOW: (
            "“{place}” stands below the “---”, where visitors read it. ",
            "The screen shows the line as text. ",
            "Please move it above the ---; if it is meant for visitors, leave it.",
        ),
        K.KEY_TWICE: (
            "“{place}” is there twice, on line {first} too. ",
            "The screen uses this later one. ",
            "Please keep the right one and delete the other.",
        ),
        K.KEY_NOT_HERE: ("“{place}” does nothing in a file of this kind. ", _DROPPED, "Please delete this line."),
        K.VALUE_UNKNOWN: (
            "“{found}” is not known. ",
            _USUAL,
            "⟦Did you mean “{nearest}”? ⟧⟦You can write: {allowed}.⟧",
        ),
        K.PUBLISHING_UNKNOWN: (
            "“{found}” is not known here. ",
            "It is taken as 审签后: every change waits until somebody approves it. ",
            "⟦Did you mean “{nearest}”? ⟧Write one of: {allowed}.",
        ),
        K.STATUS_UNKNOWN: (
            "⟦“{below}” stands below the “---”|“{found}” is not known⟧; it is taken for a draft. ",
            "The screen ⟦{instead}|leaves it out; the rest is shown. ⟧",
            (
                "⟦To keep it a draft, move “{below}” above the ---; to put it up, delete the line.|Write only “draft” "
                "till it is finished, “ready” or no such line to put it up; “note: ...” takes the rest.⟧"
            ),
        ),
        K.TITLE_MISSING: (
            "it has no title. ",
            "The screen uses the name “{found}” as its title. ",
            "Please write “title: ...” at the top.",
        ),
        K.DATE_BAD: (
            "⟦there is no such day as “{unreal}”. |“{found}” is no date. ⟧",
            "The screen ⟦{instead}|does without this date. ⟧",
            "⟦Please check which day “{unreal}” is.|Please write it as 2026-11-24.⟧",
        ),
        K.DATES_REVERSED: (
            "the last day is before the first. ",
            "The screen ⟦{instead}|does without both. ⟧",
            "Please swap or correct the two dates.",
        ),
        K.HOURS_BAD: (
            "“{found}” does not say clearly from when to when. ",
            "The screen counts the whole day. ",
            "Please write it by the 24-hour clock, as 9:00-11:30, 14:00-17:00.",
        ),
        K.FOCUS_BAD: (
            "“{found}” is no point of a picture. ",
            "The screen keeps the picture's middle. ",
            "Please write two numbers from 0 to 100, such as “60 40”: percent from left and top.",
        ),
        K.FOCUS_DIFFERS: (
            "its focus of the picture “{name}” is not the one in “{first}”. ",
            "The screen has one focus for a picture, and uses that of the earlier page. ",
            "Please write the same in both, or in only one of them.",
        ),
        K.NUMBER_BAD: ("“{found}” is no number. ", _USUAL, "Please write one number only, such as 55."),
        K.NUMBER_RANGE: (
            "“{found}” is out of range. ",
            _USUAL,
            "Please write a number from {lowest} to {highest}.",
        ),
        # bodies
        K.HTML: (
            "there is web page code. ",
            "The screen leaves it out and keeps the text. ",
            "Please delete the angle brackets and what is in them; for bold, write **like this**.",
        ),
        K.LINK: (
            "there is a web address, which nobody can open here. ",
            "The screen shows the text alone. ",
            "Please delete the address and keep the text.",
        ),
        K.MARK_UNPAIRED: (
            "a ** for bold has no partner. ",
            "The screen does not show the lone **. ",
            "Please write ** both before and after the bold words.",
        ),
        K.TABLE_ROW_LONG: (
            "this row has more cells than the head of the table: “{found}”. ",
            "The screen does not show the extra cells. ",
            "Please add a cell to the head or delete the extra ones.",
        ),
        K.TABLE_TABS: (
            "this looks like a table pasted from a spreadsheet. ",
            "The screen runs the cells of each row together. ",
            "Please put bars between the cells, as in “| time | what |”, one row on each line.",
        ),
        K.TIMELINE_NO_TABLE: (
            "a timeline is drawn from the first table of the text, and there is none. ",
            _STORY,
            "Please write a table, such as “| when | what |”, or change this to “story”.",
        ),
        K.CHART_NO_NUMBER: (
            "a chart is drawn from the numbers under “figures”, and there are none. ",
            _STORY,
            "Please add “figures: ...” with names from the table of figures, or change this to “story”.",
        ),
        K.CHART_MIXED: (
            "⟦“{several}” and “{first}”|these figures⟧ have different shapes, and one chart draws one. ",
            "The chart on the screen draws only those of the first's shape; the rest are numbers on the page. ",
            "Please give them the same “shape” in the table of figures, or none to those that are numbers only.",
        ),
        K.CHART_RING: (
            "⟦“{several}” has|a figure has⟧ a ring for its shape but is not in %, and a ring is a part of 100 %. ",
            "The chart on the screen leaves it out; it is a number on the page. ",
            "Please write “bar” for its shape in the table of figures, or nothing.",
        ),
        K.FIGURES_NONE: (
            "a panel of figures needs “figures”, and there are none. ",
            _STORY,
            "Please add “figures: ...” with names from the table of figures, or change this to “story”.",
        ),
        K.GALLERY_NO_PICTURE: (
            "the gallery has no picture. ",
            _STORY,
            "Please add “picture: ...”, or “![caption](picture)” in the text, or change this to “story”.",
        ),
        K.PANEL_WORDY: (
            "title, lead and labels have {count} Chinese characters, over {most}: too many to read in passing. ",
            "The screen shows it so. ",
            "Please shorten the lead and move details into the text.",
        ),
        K.LAYOUT_CUT: (
            "{spot} “{text}” does not fit on the {tongue}{face}⟦ ({mode})⟧ and cannot be read to its end. ",
            "",
            "Please shorten it and save again.",
        ),
        K.LAYOUT_OVERLAP: (
            "{spot} “{text}” lies on “{other}” on the {tongue}{face}⟦ ({mode})⟧. ",
            "",
            "Please shorten one of them and save again.",
        ),
        K.LAYOUT_GLYPH: (
            "no font of the screen's machine has “{characters}” in {spot} “{text}”; the screen would show a box. ",
            "",
            "Please write it another way; for a name, install a font that has it on the screen's machine.",
        ),
        K.TITLE_LONG: (
            "the title's line “{found}” has over {most} characters and becomes smaller in the loop. ",
            "The screen shows it, less boldly than a short one. ",
            "Please shorten it, or add a “/” where it should break.",
        ),
        K.TIME_RELATIVE: (
            "“{found}” will be wrong before long. ",
            "The screen shows it so. ",
            "Please write the year or the date; where the report gives none, say so.",
        ),
        K.WORDING_DIFFERS: (
            "everywhere else it is “{usual}”; only here one character differs. ",
            "The screen shows it so. ",
            "Please check; if it is a slip, write it alike; if not, leave it.",
        ),
        K.GLYPH_MISSING: (
            "no font of this machine has “{found}”. ",
            "The screen leaves a blank or a box there. ",
            "Please write it another way; for a name, install a font that has it on the screen's machine.",
        ),
        K.FONT_NONE: (
            "no font of this machine has Chinese characters, so nobody knows which could not be drawn. ",
            "If the screen is on this machine, it can write no Chinese. ",
            "Please install one, for example apt install fonts-noto-cjk, and check again.",
        ),
        K.DATE_PAST: (
            "its last day, {date}, is over. ",
            "⟦The screen still shows this page, as {still}. |The screen no longer shows this page. ⟧",
            "Please change the date, or take the file away.",
        ),
        K.DATE_AHEAD: (
            "its first day, {date}, has not come. ",
            "The screen shows this page from that day on. ",
            "Please check the date; if it is right there is nothing to do.",
        ),
        K.LOOP_EMPTY: (
            "by their dates and hours, no page is left for the loop now. ",
            "The screen ignores dates and hours, and shows every page. ",
            "Please change the dates or hours of some pages, or add new ones; if they are right, look at the clock.",
        ),
        K.LOOP_LONG: (
            "a lap of the loop has {panels} panels with the covers and takes {seconds} s, over {most} s. ",
            "The screen shows it so. ",
            "Please write “loop: no” on some pages; visitors still reach them from home.",
        ),
        K.PICTURE_MAP: (
            "its name says that it is a map, and its caption has no approval number (审图号). ",
            "The screen leaves this picture out; the rest is shown. ",
            "Please end the caption with “审图号：...”, or use a picture without borders.",
        ),
        K.PICTURE_OPEN: (
            "the closing bracket after a picture's name is missing. ",
            "The screen shows these marks as text and no picture. ",
            "Please write it as ![caption](name of the picture), all on one line.",
        ),
        K.PICTURE_UNUSED: (
            "no page uses {count} of the pictures: {several}. ",
            "The screen does not show them. ",
            "Name them in a page to use them, or take them away.",
        ),
        K.FIGURE_UNUSED: (
            "no page uses this figure. ",
            "The screen does not show it. ",
            "Write {call} in a page to use it, or delete the row.",
        ),
        K.FIGURE_TWIN: (
            "label, unit and period are those of “{first}” in row {row}: the same indicator twice? ",
            "The screen shows it so. ",
            "Please check, and keep one row.",
        ),
        K.NUMBER_DIFFERS: (
            "“{name}” is {value} in the table of figures; the two do not agree. ",
            "",
            (
                "Please look at the source, and write {call} here; if the table is wrong, correct it first; if "
                "it is another figure, add a row for it."
            ),
        ),
        K.PANEL_FIGURES: (
            "a panel holds at most three figures, and here are {count}. ",
            "The loop shows only {first}; the page shows all. ",
            "Please put the three that matter most first and the others into the text.",
        ),
        # English
        K.ENGLISH_MISSING: (
            "there is no English. ",
            "English readers see the Chinese, with “Chinese only for this page”. ",
            "Please make an English file ⟦“{english}”|of the same name⟧ beside it.",
        ),
        K.ENGLISH_PARTIAL: (
            "the English is not complete⟦ (no {missing})⟧. ",
            "The screen shows Chinese for what is missing. ",
            "Please add the English.",
        ),
        K.ENGLISH_MISNAMED: (
            "it seems to be the English of “{first}” but is taken for a Chinese page. ",
            "The screen shows it as a page of its own. ",
            "Please rename it “{name}”; give it another name where it is Chinese.",
        ),
        K.ENGLISH_OLD: (
            "the Chinese was changed⟦ on {day}|⟧, and the English was not. ",
            "Whoever reads English still sees what it said before. ",
            "Please change the English; if it still fits, just save this file again.",
        ),
        K.ENGLISH_ORPHAN: (
            "there is no Chinese file of the same name beside it. ",
            _NOT_SHOWN,
            "Please give it the Chinese file's name with “.en” added, or delete it.",
        ),
        # figures
        K.FIGURE_UNKNOWN: (
            "there is no “{name}” in the table of figures. ",
            "",
            "⟦Did you mean “{nearest}”? Correct it and save.|Please use a name from the table or add a row to it.⟧",
        ),
        K.FIGURE_FAULTY: (
            "“{name}” has a problem in the table of figures⟦ (row {row})⟧ and cannot be used now. ",
            "",
            "Please mend its row there first; this page then comes back by itself.",
        ),
        K.FIGURE_BRACE: (
            "the braces do not match or have no name in them. ",
            "",
            "Please write {Name}, where Name is in the table of figures.",
        ),
        K.FIGURE_DOUBLED: (
            "“{found}” beside the braces is in the figure already. ",
            "The screen writes it once: {value}. ",
            "Please delete “{found}”; a figure brings its unit and its qualifier along.",
        ),
        K.FIGURES_MISSING: (
            "there is no table of figures, but pages use it. ",
            "",
            "Please put figures.csv back into the folder slides.",
        ),
        K.FIGURES_SEVERAL: (
            "there is a table of figures already, “{first}”. ",
            "The screen uses only “{first}”. ",
            "Please write all rows that are needed into “{first}” and delete this one.",
        ),
        K.FIGURES_WORKBOOK: (
            "this is really an Excel workbook with another name. ",
            "",
            "Please open it, choose “Save as” and the type “CSV UTF-8 (Comma delimited)”.",
        ),
        K.FIGURES_NO_COLUMN: (
            "the table of figures has no column “{columns}”. ",
            "",
            (
                "Please look at the first row. If it has no names, insert one above it, a name in each cell: "
                "name, value, qualifier, unit, label, period, source, shape; if one is missing, add it with "
                "what belongs in it."
            ),
        ),
        K.FIGURES_COLUMN_UNKNOWN: (
            "⟦there is no such column as “{place}”|this column has cells, but no name⟧. ",
            "The screen does not use this column; the rest is shown. ",
            "⟦Did you mean “{nearest}”? Correct it and save.|Please correct it.⟧ For your own notes, call it “note”.",
        ),
        K.FIGURES_COLUMN_TWICE: (
            "the column “{place}” is there twice. ",
            "The screen uses the first. ",
            "Please delete one or rename it.",
        ),
        K.FIGURES_BROKEN: (
            "it cannot be read from this row on, as if a quotation mark stood alone. ",
            "The screen leaves out the pages that use figures from here on; the rest is shown. ",
            (
                'Please open it in Notepad, delete the lone mark " in this row and save. Saved from Excel or '
                "WPS, all rows below would end up in one cell."
            ),
        ),
        K.FIGURE_NAMELESS: (
            "this row has no name, or one with braces. ",
            _REST,
            "Please write a name or delete the row.",
        ),
        K.FIGURE_TWICE: (
            "“{name}” has the same name as row {first}. ",
            "The screen uses row {first}. ",
            "Please rename or delete one of the rows.",
        ),
        K.FIGURE_EMPTY: ("“{name}” has no value. ", _CASE, "Please fill it in or delete the row."),
        K.FIGURE_DATE: (
            "it says “{found}”, as if a spreadsheet had turned “{meant}” into a date. ",
            _CASE,
            (
                "⟦Please format the cell as text, then type {was}.|Please write it as 1~8, "
                "without hyphen or slash, else it is a date again when next opened.⟧"
            ),
        ),
        K.FIGURE_HASHES: (
            "it says “{found}”, the mark of a column too narrow; the number is lost. ",
            _CASE,
            "Please widen the column in the spreadsheet, type the number again and save.",
        ),
        K.FIGURE_SCIENTIFIC: (
            "it says “{found}”, a large number that a spreadsheet has shortened; its last digits are lost. ",
            _CASE,
            "Please choose a larger unit, for example 1.2 and “亿元”.",
        ),
        K.FIGURE_FORMULA: (
            "it says “{found}”, a formula and no number. ",
            _CASE,
            "Please type the result into the cell.",
        ),
        K.FIGURE_PERCENT: (
            "“{found}” has a percent sign, and a spreadsheet may have changed its decimals. ",
            "The screen shows {value}%. ",
            "Please compare it with the original; write only the number, such as 92.1, and % as its unit.",
        ),
        K.FIGURE_UNIT_IN_VALUE: (
            "“{found}” has ⟦the qualifier “{qualifier}”|its unit⟧ in the value. ",
            "The screen shows “{value}” with the unit “{unit}”. ",
            (
                "Please write only the number here⟦, “{qualifier}” in the column “qualifier”⟧ "
                "and its unit in the column “unit”."
            ),
        ),
        K.FIGURE_NOT_NUMBER: (
            "“{found}” does not look like a number. ",
            _CASE,
            (
                "Please write the number alone, such as 33457⟦, “{qualifier}” in the column “qualifier”⟧, "
                "and its unit in the column “unit”."
            ),
        ),
        K.FIGURE_WORD: (
            "“{found}” is a word, no number, and has the unit “{unit}”. ",
            "The screen writes “{found}{unit}”. ",
            (
                "Please check: empty the unit if there is none; if there is no number yet, take it off the "
                "pages, then delete the row."
            ),
        ),
        K.FIGURE_QUALIFIER: (
            "“{found}” is not known, and without it the number would be wrong. ",
            _CASE,
            (
                "You can write: 多 (and more), 以上 (at least), 约 (about), 近 (nearly), 超过 (more than); "
                "leave it empty for an exact number."
            ),
        ),
        K.FIGURE_SHAPE: (
            "“{found}” is not known. ",
            "The screen shows this number without drawing it. ",
            "⟦Did you mean “{nearest}”? ⟧You can write: 条形 (bar), 环形 (ring), 方块 (blocks), 台阶 (steps).",
        ),
        K.FIGURE_ENGLISH_VALUE: (
            "“{found}” does not look like a number. ",
            "The English is worked out from the Chinese value for now. ",
            "Please write only the number, such as 42.29, and its unit in the column “unit_en”.",
        ),
        K.FIGURE_ENGLISH_UNIT: (
            "the unit of “{name}” has no English. ",
            "English readers see “{shown}”. ",
            "Please write it in the column “unit_en”, such as visits.",
        ),
        K.FIGURE_NO_ENGLISH: (
            "“{name}” has no English label. ",
            "English readers see the Chinese label. ",
            "Please add it in the column “label_en”.",
        ),
        K.FIGURE_NO_PERIOD: (
            "“{name}” has no period. ",
            "The screen does not say what time it is of. ",
            "Please add it; where the original gives none, write “报道未注明”.",
        ),
        K.FIGURE_NO_SOURCE: (
            "“{name}” has no source. ",
            "The screen does not say where it is from. ",
            "Please add the source.",
        ),
    }
)
