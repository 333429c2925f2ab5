pragma ComponentBehavior: Bound

import QtQuick

// Measures the titles of picture cards, before there are any.
FontMetrics {
    id: root

    // where a card stands by itself its title is as large as a button's
    property string role: Theme.px("bar") > Theme.px("caption") ? "bar" : "caption"

    // how many lines a page's title takes in a width
    function linesOf(page: var, width: real): int {
        if (root.height <= 0) // functions of FontMetrics tell nothing of a changed font, its height does
            return 1;
        if (page.language !== "en")
            return Math.max(1, Math.ceil((root.advanceWidth(page.title) + 2) / width));
        return Theme.wrapped(root, page.title.split(" "), width);
    }

    // px below a card's picture
    function heightOf(lines: int): int {
        return Theme.cardWords(lines, root.role);
    }

    font.family: Theme.sans
    font.pixelSize: Theme.px(root.role)
    font.weight: Font.Medium
}
