package org.carrel.engine.report;

import java.util.List;
import java.util.Locale;

/// A bar chart as inline SVG. It has a name for those who do not see it; the numbers stand in a table beneath.
final class Bars {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 230;
    private static final int LEFT = 84;
    private static final int BOTTOM = 70;
    private static final int TOP = 18;

    /// @param label beneath the bar; empty for none
    /// @param marked drawn in the colour of what is suspicious
    record Bar(String label, long value, boolean marked) {}

    private Bars() {}

    static String svg(String name, String axis, List<Bar> bars) {
        long most = Math.max(1, bars.stream().mapToLong(Bar::value).max().orElse(1));
        long top = roundUp(most);
        StringBuilder out = new StringBuilder();
        out.append("<svg role=\"img\" aria-label=\"")
                .append(Html.escape(name))
                .append("\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT)
                .append("\">\n");
        grid(out, top, axis);
        double step = (WIDTH - LEFT - 6.0) / Math.max(1, bars.size());
        for (int i = 0; i < bars.size(); i++) {
            bar(out, bars.get(i), LEFT + i * step, step, top);
        }
        return out.append("</svg>\n").toString();
    }

    private static void grid(StringBuilder out, long top, String axis) {
        for (int part = 0; part <= 2; part++) {
            double y = y(top * part / 2.0, top);
            out.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                            + "<text class=\"tick\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
                    LEFT,
                    WIDTH - 6,
                    y,
                    y,
                    LEFT - 6,
                    y + 4,
                    part == 1 && top % 2 == 1 ? "" : Wording.count(top * part / 2)));
        }
        out.append("<text class=\"tick\" x=\"")
                .append(WIDTH - 6)
                .append("\" y=\"")
                .append(HEIGHT - 8)
                .append("\" text-anchor=\"end\">")
                .append(Html.escape(axis))
                .append("</text>\n");
    }

    private static void bar(StringBuilder out, Bar bar, double x, double step, long top) {
        double y = y(bar.value(), top);
        double gap = Math.min(2, step / 5);
        out.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.2f\" y=\"%.1f\" width=\"%.2f\" height=\"%.1f\"/>",
                bar.marked() ? "bar marked" : "bar",
                x + gap / 2,
                y,
                step - gap,
                HEIGHT - BOTTOM - y));
        if (!bar.label().isEmpty()) {
            out.append(String.format(
                    Locale.ROOT,
                    "<text class=\"tick\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    x + step / 2,
                    HEIGHT - BOTTOM + 27,
                    Html.escape(bar.label())));
        }
        out.append('\n');
    }

    private static double y(double value, long top) {
        return TOP + (HEIGHT - BOTTOM - TOP) * (1 - value / top);
    }

    private static long roundUp(long most) {
        long unit = 1;
        while (unit * 10 <= most) {
            unit *= 10;
        }
        for (long factor : new long[] {1, 2, 4, 6, 8, 10}) {
            if (factor * unit >= most) {
                return factor * unit;
            }
        }
        return 10 * unit;
    }
}
