#include "imaging/svg_names.h"

#include <algorithm>
#include <iterator>

namespace notes_export::imaging {
namespace {

// All sorted: looked up by halving. Not in the first: script, foreignObject, animation (its values may be addresses),
// metadata, feImage and feConvolveMatrix (no bound on its work), fonts, and elements of other vocabularies.
constexpr std::string_view elements[] = {
    "circle", "clipPath", "defs", "desc", "ellipse", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite",
    "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB",
    "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight",
    "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence", "filter", "g", "image", "line", "linearGradient",
    "marker", "mask", "path", "pattern", "polygon", "polyline", "radialGradient", "rect", "stop", "style", "svg",
    "switch", "symbol", "text", "textPath", "title", "tspan", "use",
};

constexpr std::string_view attributes[] = {
    "alignment-baseline", "amplitude", "azimuth", "baseFrequency", "baseline-shift", "bias", "class", "clip-path",
    "clip-rule", "clipPathUnits", "color", "color-interpolation", "color-interpolation-filters", "cx", "cy", "d",
    "diffuseConstant", "direction", "display", "dominant-baseline", "dx", "dy", "edgeMode", "elevation", "exponent",
    "fill", "fill-opacity", "fill-rule", "filter", "filterUnits", "flood-color", "flood-opacity", "font",
    "font-family", "font-size", "font-size-adjust", "font-stretch", "font-style", "font-variant", "font-weight", "fr",
    "fx", "fy", "gradientTransform", "gradientUnits", "height", "id", "image-rendering", "in", "in2", "intercept",
    "isolation", "k1", "k2", "k3", "k4", "kernelUnitLength", "lengthAdjust", "letter-spacing", "lighting-color",
    "limitingConeAngle", "marker", "marker-end", "marker-mid", "marker-start", "markerHeight", "markerUnits",
    "markerWidth", "mask", "mask-type", "maskContentUnits", "maskUnits", "method", "mix-blend-mode", "mode",
    "numOctaves", "offset", "opacity", "operator", "order", "orient", "overflow", "paint-order", "pathLength",
    "patternContentUnits", "patternTransform", "patternUnits", "points", "pointsAtX", "pointsAtY", "pointsAtZ",
    "preserveAspectRatio", "primitiveUnits", "r", "radius", "refX", "refY", "result", "rotate", "rx", "ry", "scale",
    "seed", "shape-rendering", "slope", "spacing", "specularConstant", "specularExponent", "spreadMethod",
    "startOffset", "stdDeviation", "stitchTiles", "stop-color", "stop-opacity", "stroke", "stroke-dasharray",
    "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width",
    "surfaceScale", "systemLanguage", "tableValues", "text-anchor", "text-decoration", "text-rendering", "textLength",
    "transform", "transform-origin", "type", "unicode-bidi", "values", "vector-effect", "version", "viewBox",
    "visibility", "width", "word-spacing", "writing-mode", "x", "x1", "x2", "xChannelSelector", "y", "y1", "y2",
    "yChannelSelector", "z",
};

// SVG 2, §6.6 and the geometry of §7, without what would size the drawing anew or lead out of it.
constexpr std::string_view properties[] = {
    "alignment-baseline", "baseline-shift", "clip-path", "clip-rule", "color", "color-interpolation",
    "color-interpolation-filters", "cx", "cy", "direction", "display", "dominant-baseline", "fill", "fill-opacity",
    "fill-rule", "filter", "flood-color", "flood-opacity", "font", "font-family", "font-feature-settings", "font-kerning",
    "font-size", "font-size-adjust", "font-stretch", "font-style", "font-variant", "font-weight", "image-rendering",
    "isolation", "letter-spacing", "lighting-color", "marker", "marker-end", "marker-mid", "marker-start", "mask",
    "mask-type", "mix-blend-mode", "opacity", "overflow", "paint-order", "r", "rx", "ry", "shape-rendering", "stop-color",
    "stop-opacity", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-opacity", "stroke-width", "text-anchor", "text-decoration", "text-rendering", "transform",
    "transform-box", "transform-origin", "unicode-bidi", "vector-effect", "visibility", "white-space", "word-spacing",
    "writing-mode",
};

}  // namespace

SvgElement svg_element(std::string_view name) {
    if (std::binary_search(std::begin(elements), std::end(elements), name)) return SvgElement::kept;
    return name == "a" ? SvgElement::transparent : SvgElement::dropped;
}

bool is_svg_property(std::string_view name) {
    return std::binary_search(std::begin(properties), std::end(properties), name);
}

bool is_svg_attribute(std::string_view name) {
    return std::binary_search(std::begin(attributes), std::end(attributes), name);
}

}  // namespace notes_export::imaging
