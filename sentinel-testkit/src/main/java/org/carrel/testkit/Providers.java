package org.carrel.testkit;

/// Where documents come from, and what their addresses look like. The hosts exist, the identifiers are invented; two
/// documents never share one.
final class Providers {

    static final int COUNT = 12;
    static final String PROXY = "https://login.proxy.campus.example:443";
    private static final double[] SHARES = {24, 12, 11, 7, 6, 7, 9, 7, 5, 5, 4, 3};
    private static final String[] HOSTS = {
        "www.sciencedirect.com",
        "link.springer.com",
        "onlinelibrary.wiley.com",
        "www.nature.com",
        "www.jstor.org",
        "ieeexplore.ieee.org",
        "www.tandfonline.com",
        "academic.oup.com",
        "journals.sagepub.com",
        "pubs.acs.org",
        "www.annualreviews.org",
        "royalsocietypublishing.org"
    };

    private Providers() {}

    /// A publisher, the large ones more often.
    static int draw(Chance chance) {
        return chance.weighted(SHARES);
    }

    static String host(int provider) {
        return "https://" + HOSTS[provider] + ":443";
    }

    static String pdf(int provider, long document) {
        return host(provider)
                + switch (provider) {
                    case 0 ->
                        "/science/article/pii/" + pii(document) + "/pdfft?md5=" + Long.toHexString(Chance.mix(document))
                                + "&pid=1-s2.0-" + pii(document) + "-main.pdf";
                    case 1 -> "/content/pdf/10.1007/" + springer(document) + ".pdf";
                    case 2 -> "/doi/pdf/10.1002/cm." + number(document, 8);
                    case 3 -> "/articles/" + nature(document) + ".pdf";
                    case 4 -> "/stable/pdf/" + (10_000_000 + document) + ".pdf";
                    case 5 -> "/stampPDF/getPDF.jsp?tp=&arnumber=" + (4_000_000 + document) + "&ref=";
                    case 6 -> "/doi/pdf/10.1080/" + number(document, 8) + ".2024.2100000?needAccess=true";
                    case 7 -> "/article-pdf/doi/10.1093/oj." + number(document, 8) + "/" + document + "/main.pdf";
                    case 8 -> "/doi/pdf/10.1177/" + number(document, 15);
                    case 9 -> "/doi/pdf/10.1021/acs.chem." + number(document, 8);
                    case 10 -> "/doi/pdf/10.1146/annurev-" + number(document, 9);
                    default -> "/doi/pdf/10.1098/rsta." + number(document, 8);
                };
    }

    /// Some pages are an article's own, the others lists of them.
    static String landing(int provider, long item) {
        return host(provider)
                + switch (provider) {
                    case 0 -> "/science/article/abs/pii/" + pii(item);
                    case 1 -> "/journal/" + (10_000 + item % 5_000);
                    case 2 -> "/doi/abs/10.1002/cm." + number(item, 8);
                    case 3 -> "/nature/volumes/" + (400 + item % 200);
                    case 4 -> "/journal/j" + (100_000 + item % 4_000);
                    case 5 -> "/xpl/RecentIssue.jsp?punumber=" + (1_000 + item % 5_000);
                    case 6 -> "/toc/rt." + item % 900 + "/current";
                    case 7 -> "/journals/issue/" + item % 90 + "/" + item % 12;
                    case 8 -> "/doi/abs/10.1177/" + number(item, 15);
                    case 9 -> "/toc/chem." + item % 900 + "/current";
                    case 10 -> "/toc/annurev." + item % 60 + "/current";
                    default -> "/doi/abs/10.1098/rsta." + number(item, 8);
                };
    }

    static String search(int provider, long words) {
        String query = Long.toString(words % 60_000_000, 36);
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

    static String resource(int provider, long number) {
        return host(provider) + "/static/" + (number % 2 == 0 ? "main." + number + ".css" : "bundle." + number + ".js");
    }

    private static String pii(long document) {
        return "S" + number(document, 16);
    }

    private static String springer(long document) {
        return "s00521-0" + number(document / 10_000, 6) + "-" + number(document % 10_000, 4) + "-x";
    }

    private static String nature(long document) {
        return "s41586-" + number(document / 100_000, 4) + "-" + number(document % 100_000, 5) + "-w";
    }

    private static String number(long value, int digits) {
        String text = Long.toString(value);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
