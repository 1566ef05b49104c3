"""A scene with its layout as SVG, pixels and pages."""
