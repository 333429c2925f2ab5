pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Screen

// One of the kiosk's few signs, square.
Sign {
    id: root

    property real size: 24

    height: root.size
    width: root.size
}
