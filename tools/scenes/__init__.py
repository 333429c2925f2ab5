"""The pictures in images/: a scale model of the district, built and photographed in Blender. No part of the kiosk."""
