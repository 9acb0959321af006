package org.carrel.testkit;

import java.util.Locale;

/// Where documents come from, and what their addresses look like. The hosts exist, the identifiers are invented.
final class Providers {

    static final int COUNT = 8;
    private static final String[] HOSTS = {
        "www.sciencedirect.com",
        "link.springer.com",
        "onlinelibrary.wiley.com",
        "www.nature.com",
        "www.jstor.org",
        "ieeexplore.ieee.org",
        "www.tandfonline.com",
        "academic.oup.com"
    };

    private Providers() {}

    static String host(int provider) {
        return "https://" + HOSTS[provider] + ":443";
    }

    static String pdf(int provider, long document) {
        return host(provider)
                + switch (provider) {
                    case 0 ->
                        "/science/article/pii/" + pii(document) + "/pdfft?md5=" + Long.toHexString(document)
                                + "&pid=1-s2.0-" + pii(document) + "-main.pdf";
                    case 1 -> "/content/pdf/10.1007/" + springer(document) + ".pdf";
                    case 2 -> "/doi/pdf/10.1002/" + code("cm", document);
                    case 3 -> "/articles/" + nature(document) + ".pdf";
                    case 4 -> "/stable/pdf/" + (10_000_000 + document % 80_000_000) + ".pdf";
                    case 5 -> "/stampPDF/getPDF.jsp?tp=&arnumber=" + (4_000_000 + document % 6_000_000) + "&ref=";
                    case 6 -> "/doi/pdf/10.1080/" + taylor(document) + "?needAccess=true";
                    default ->
                        "/article-pdf/doi/10.1093/" + code("oj", document) + "/" + document % 60_000_000 + "/"
                                + code("oj", document) + ".pdf";
                };
    }

    static String landing(int provider, long document) {
        return host(provider)
                + switch (provider) {
                    case 0 -> "/science/article/abs/pii/" + pii(document);
                    case 1 -> "/journal/" + (10_000 + document % 5_000);
                    case 2 -> "/doi/abs/10.1002/" + code("cm", document);
                    case 3 -> "/nature/volumes/" + (400 + document % 200);
                    case 4 -> "/journal/j" + (100_000 + document % 4_000);
                    case 5 -> "/xpl/RecentIssue.jsp?punumber=" + (1_000 + document % 5_000);
                    case 6 -> "/toc/" + code("rt", document % 900) + "/current";
                    default -> "/journals/issue/" + document % 90 + "/" + document % 12;
                };
    }

    static String search(int provider, long words) {
        String query = Long.toString(Math.abs(words) % 100_000, 36);
        return host(provider)
                + switch (provider) {
                    case 0 -> "/search?qs=" + query;
                    case 1 -> "/search?query=" + query;
                    case 3 -> "/search?q=" + query;
                    case 4 -> "/action/doBasicSearch?Query=" + query;
                    case 5 -> "/search/searchresult.jsp?queryText=" + query;
                    case 7 -> "/search-results?page=1&q=" + query;
                    default -> "/action/doSearch?AllField=" + query;
                };
    }

    static String resource(int provider, int number) {
        return host(provider) + "/static/" + (number % 2 == 0 ? "main." + number + ".css" : "bundle." + number + ".js");
    }

    private static String pii(long document) {
        return String.format(Locale.ROOT, "S%016d", document % 10_000_000_000_000_000L);
    }

    private static String springer(long document) {
        return String.format(
                Locale.ROOT,
                "s%05d-%03d-%04d-%d",
                document % 99_999,
                document / 7 % 999,
                document / 11 % 9_999,
                document % 10);
    }

    private static String nature(long document) {
        return String.format(Locale.ROOT, "s41586-%03d-%05d-%d", document % 999, document / 13 % 99_999, document % 10);
    }

    private static String taylor(long document) {
        return String.format(Locale.ROOT, "%08d.2024.%07d", document % 99_999_999, document / 17 % 9_999_999);
    }

    private static String code(String prefix, long document) {
        return prefix + "." + document % 100_000_000;
    }
}
