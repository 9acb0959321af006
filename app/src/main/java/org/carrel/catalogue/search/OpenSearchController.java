package org.carrel.catalogue.search;

import org.carrel.web.LibraryProfile;
import org.carrel.web.SiteAddress;
import org.carrel.web.WithoutPersonalData;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/// Tells browsers and other libraries how to search here: [OpenSearch
/// 1.1](https://github.com/dewitt/opensearch).
@RestController
class OpenSearchController {

    private static final int LONGEST_NAME = 16;
    // Without it, letters with marks become names that HTML knows and XML does not.
    private static final String UTF_8 = "UTF-8";

    private final LibraryProfile library;
    private final SiteAddress site;

    OpenSearchController(LibraryProfile library, SiteAddress site) {
        this.library = library;
        this.site = site;
    }

    @GetMapping("/opensearch.xml")
    @WithoutPersonalData("How to search")
    ResponseEntity<String> description() {
        String name = library.name();
        String shortName = name.length() <= LONGEST_NAME ? name : "Library Search";
        String text = """
                <?xml version="1.0" encoding="UTF-8"?>
                <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
                  <ShortName>%s</ShortName>
                  <Description>%s</Description>
                  <Contact>%s</Contact>
                  <InputEncoding>UTF-8</InputEncoding>
                  <OutputEncoding>UTF-8</OutputEncoding>
                  <Image width="28" height="28" type="image/svg+xml">%s</Image>
                  <Url type="text/html" template="%s?q={searchTerms}&amp;page={startPage?}"/>
                  <Url type="application/json" template="%s?q={searchTerms}&amp;page={startPage?}&amp;size={count?}"/>
                  <Url type="application/opensearchdescription+xml" rel="self" template="%s"/>
                </OpenSearchDescription>
                """.formatted(
                        HtmlUtils.htmlEscape(shortName, UTF_8),
                        HtmlUtils.htmlEscape(name, UTF_8),
                        HtmlUtils.htmlEscape(library.contact(), UTF_8),
                        site.of("/img/carrel.svg"),
                        site.of(SearchAddress.PATH),
                        site.of("/api/v1/search"),
                        site.of("/opensearch.xml"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/opensearchdescription+xml;charset=UTF-8"))
                .body(text);
    }
}
