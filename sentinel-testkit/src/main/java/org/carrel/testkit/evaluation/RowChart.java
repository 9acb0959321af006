package org.carrel.testkit.evaluation;

import java.util.ArrayList;
import java.util.List;

/// One row for each thing measured: its name, an estimate with its interval on a common
/// scale, and the figure in words.
///
/// Each row is an SVG of its own whose positions are percentages, so that a phone shows it as
/// well as paper does.
final class RowChart {

    private static final int HEIGHT = 22;
    private static final int MIDDLE = HEIGHT / 2;

    private final double from;
    private final double to;
    private final boolean logarithmic;
    private final List<Double> guides = new ArrayList<>();
    private final StringBuilder rows = new StringBuilder();
    private final List<String> ticks = new ArrayList<>();
    private boolean bars;

    private RowChart(double from, double to, boolean logarithmic) {
        this.from = from;
        this.to = to;
        this.logarithmic = logarithmic;
    }

    static RowChart linear(double from, double to) {
        return new RowChart(from, to, false);
    }

    /// @param from above 0; what lies below is drawn there
    static RowChart logarithmic(double from, double to) {
        return new RowChart(from, to, true);
    }

    /// Bars from the first guide, or the scale's beginning, instead of dots.
    RowChart asBars() {
        bars = true;
        return this;
    }

    /// A line through all rows.
    RowChart guide(double at) {
        guides.add(at);
        return this;
    }

    RowChart tick(double at, String label) {
        ticks.add(
                "<span style=\"left:" + Words.format("%.2f", percent(at)) + "%\">" + Markup.escape(label) + "</span>");
        return this;
    }

    /// @param level a mark of its own; NaN for none
    /// @param kind a style class: empty, `own`, `bad` or `good`
    RowChart row(String name, Interval value, double level, String kind, String words) {
        rows.append("<div class=\"row ")
                .append(kind)
                .append("\"><span class=\"name\">")
                .append(Markup.escape(name))
                .append("</span><svg role=\"img\" aria-label=\"")
                .append(Markup.escape(name + ": " + words))
                .append("\" height=\"")
                .append(HEIGHT)
                .append("\">");
        for (double guide : guides) {
            vertical("guide", guide, 0, HEIGHT);
        }
        if (!Double.isNaN(value.estimate())) {
            draw(value);
        }
        if (!Double.isNaN(level)) {
            vertical("level", level, 2, HEIGHT - 2);
        }
        rows.append("</svg><span class=\"value\">").append(Markup.escape(words)).append("</span></div>\n");
        return this;
    }

    private void draw(Interval value) {
        if (bars) {
            double start = percent(guides.isEmpty() ? from : guides.getFirst());
            double end = percent(value.estimate());
            rows.append(Words.format(
                    "<rect class=\"mark\" x=\"%.2f%%\" width=\"%.2f%%\" y=\"4\" height=\"%d\"/>",
                    Math.min(start, end), Math.abs(end - start), HEIGHT - 8));
        }
        if (value.low() < value.high()) {
            rows.append(Words.format(
                    "<line class=\"span\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%d\" y2=\"%d\"/>",
                    percent(value.low()), percent(value.high()), MIDDLE, MIDDLE));
        }
        if (!bars) {
            rows.append(Words.format(
                    "<circle class=\"mark\" cx=\"%.2f%%\" cy=\"%d\" r=\"5\"/>", percent(value.estimate()), MIDDLE));
        }
    }

    private void vertical(String style, double at, int top, int bottom) {
        rows.append(Words.format(
                "<line class=\"%s\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%d\" y2=\"%d\"/>",
                style, percent(at), percent(at), top, bottom));
    }

    /// A little room at both ends, so that a dot there is whole.
    private double percent(double value) {
        double at = Math.min(to, Math.max(from, value));
        double share = logarithmic
                ? (StrictMath.log(at) - StrictMath.log(from)) / (StrictMath.log(to) - StrictMath.log(from))
                : (at - from) / (to - from);
        return 1.5 + 97 * share;
    }

    String html(String name) {
        return "<figure class=\"rows\" aria-label=\"" + Markup.escape(name) + "\">\n" + rows
                + "<div class=\"row axis\" aria-hidden=\"true\"><span class=\"name\"></span><span class=\"ticks\">"
                + String.join("", ticks) + "</span><span class=\"value\"></span></div>\n</figure>\n";
    }

    /// From 0 to all, with ticks.
    static RowChart shares() {
        RowChart chart = linear(0, 1);
        for (int tick = 0; tick <= 4; tick++) {
            chart.tick(tick / 4.0, tick * 25 + "%");
        }
        return chart;
    }
}
