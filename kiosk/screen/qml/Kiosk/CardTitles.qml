pragma ComponentBehavior: Bound

import QtQuick

// Measures the titles of picture cards, before there are any.
FontMetrics {
    id: root

    // how many lines a page's title takes in a width
    function linesOf(page: var, width: real): int {
        if (root.height <= 0) // functions of FontMetrics tell nothing of a changed font, its height does
            return 1;
        if (page.language !== "en")
            return Math.max(1, Math.ceil((root.advanceWidth(page.title) + 2) / width));
        let count = 1;
        let line = "";
        for (const word of page.title.split(" ")) {
            const longer = line === "" ? word : line + " " + word;
            if (line !== "" && root.advanceWidth(longer) > width) {
                count += 1;
                line = word;
            } else {
                line = longer;
            }
        }
        return count;
    }

    font.family: Theme.sans
    font.pixelSize: Theme.px("caption")
    font.weight: Font.Medium
}
