package org.carrel.catalogue.description;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The numbers of authorities, as headings and authority records write them, in one form:
/// `(dlc)n79021164`, or an
/// address. Well-known addresses are the numbers that end them, so that one finds the other.
public final class AuthorityNumber {

    private static final int LONGEST = 200;
    private static final Pattern PREFIXED = Pattern.compile("\\(([^)]{1,40})\\)(.+)");
    private static final Pattern ADDRESS = Pattern.compile("https?://(?:www\\.)?([^/]+)/(.+?)/?");
    private static final Map<String, Pattern> PATHS = Map.of(
            "id.loc.gov", Pattern.compile("(?:authorities/(?:[a-z]+/)?|rwo/agents/)([a-z]{1,3}[0-9]+)(?:\\.html)?"),
            "d-nb.info", Pattern.compile("gnd/([0-9xX-]+)"),
            "viaf.org", Pattern.compile("viaf/([0-9]+)(?:/.*)?"),
            "isni.org", Pattern.compile("(?:isni/)?([0-9]{15}[0-9xX])"),
            "orcid.org", Pattern.compile("([0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9xX])"),
            "wikidata.org", Pattern.compile("(?:entity|wiki)/(Q[0-9]+)"),
            "id.worldcat.org", Pattern.compile("fast/([0-9]+)"));
    private static final Map<String, String> SOURCES = Map.of(
            "id.loc.gov", "dlc",
            "d-nb.info", "de-588",
            "viaf.org", "viaf",
            "isni.org", "isni",
            "orcid.org", "orcid",
            "wikidata.org", "wikidata",
            "id.worldcat.org", "fast");

    private AuthorityNumber() {}

    /// @return empty for a number that does not say whose it is
    public static Optional<String> normal(String said) {
        String text = said.strip();
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher prefixed = PREFIXED.matcher(text);
        if (prefixed.matches()) {
            String inside = prefixed.group(2).strip();
            return inside.startsWith("http") ? normal(inside) : of(prefixed.group(1), inside);
        }
        Matcher address = ADDRESS.matcher(text);
        return address.matches()
                ? Optional.of(address(text, address)).filter(one -> one.length() <= LONGEST)
                : Optional.empty();
    }

    private static String address(String text, Matcher address) {
        String host = address.group(1).toLowerCase(Locale.ROOT);
        Pattern path = PATHS.get(host);
        if (path != null) {
            Matcher number = path.matcher(address.group(2));
            if (number.matches()) {
                return of(SOURCES.getOrDefault(host, host), number.group(1)).orElse(text);
            }
        }
        return "http://" + host + "/" + address.group(2);
    }

    /// @param source whose number it is: an organisation's code, or that of a list
    public static Optional<String> of(String source, String number) {
        String plain = number.replaceAll("\\s", "");
        String whose = source.strip();
        String kept = whose.equalsIgnoreCase("uri") ? "" : "(" + whose + ")" + plain;
        if (kept.isEmpty()) {
            return normal(plain);
        }
        // FAST's and ISNI's numbers are written with and without marks.
        String one = whose.equalsIgnoreCase("ocolc") && plain.startsWith("fst")
                ? "(fast)" + plain.substring(3).replaceFirst("^0+", "")
                : whose.equalsIgnoreCase("isni") ? "(isni)" + plain.replace("-", "") : kept;
        // Some letters are two as small ones.
        String small = one.toLowerCase(Locale.ROOT);
        return plain.isEmpty() || small.length() > LONGEST ? Optional.empty() : Optional.of(small);
    }
}
