package org.carrel.testkit.evaluation;

import java.util.List;

/// Curves in a square.
final class CurveChart {

    private static final int SIDE = 300;
    private static final int LEFT = 52;
    private static final int TOP = 10;
    private static final int BOTTOM = 46;

    private final StringBuilder body = new StringBuilder();

    /// @param x 0 to 1 along the axis
    /// @param y 0 to 1 along the axis
    record Point(double x, double y) {}

    CurveChart xTick(double at, String label) {
        double x = x(at);
        body.append(Words.format(
                "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/><text class=\"tick\" x=\"%.1f\" y=\"%d\""
                        + " text-anchor=\"middle\">%s</text>%n",
                x, x, TOP, TOP + SIDE, x, TOP + SIDE + 18, Markup.escape(label)));
        return this;
    }

    CurveChart yTick(double at, String label) {
        double y = y(at);
        body.append(Words.format(
                "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/><text class=\"tick\" x=\"%d\" y=\"%.1f\""
                        + " text-anchor=\"end\">%s</text>%n",
                LEFT, LEFT + SIDE, y, y, LEFT - 7, y + 4, Markup.escape(label)));
        return this;
    }

    /// @param style `own`, `soft` or `dashed`
    CurveChart line(String style, List<Point> points) {
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(Words.format("%s%.1f %.1f", path.isEmpty() ? "M" : "L", x(point.x()), y(point.y())));
        }
        body.append("<path class=\"")
                .append(style)
                .append("\" d=\"")
                .append(path)
                .append("\"/>\n");
        return this;
    }

    CurveChart dots(List<Point> points) {
        points.forEach(point -> body.append(Words.format(
                "<circle class=\"mark\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/>%n", x(point.x()), y(point.y()))));
        return this;
    }

    private static double x(double share) {
        return LEFT + SIDE * share;
    }

    private static double y(double share) {
        return TOP + SIDE * (1 - share);
    }

    String html(String name, String xAxis, String caption) {
        return "<figure class=\"curve\"><svg role=\"img\" aria-label=\"" + Markup.escape(name)
                + Words.format("\" viewBox=\"0 0 %d %d\">%n", LEFT + SIDE + 18, TOP + SIDE + BOTTOM) + body
                + Words.format(
                        "<text class=\"tick\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text></svg><figcaption>%s</figcaption>"
                                + "</figure>%n",
                        LEFT + SIDE, TOP + SIDE + 38, Markup.escape(xAxis), Markup.escape(caption));
    }
}
