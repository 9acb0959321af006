package org.carrel.catalogue;

import java.util.List;
import org.carrel.web.AccessRule;
import org.carrel.web.Audience;
import org.carrel.web.ModulePages;
import org.carrel.web.NavigationEntry;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

@Component
class CataloguePages implements ModulePages {

    @Override
    public List<NavigationEntry> navigation() {
        return List.of(
                new NavigationEntry(50, "navigation.search", "/search", Audience.everyone()),
                new NavigationEntry(60, "navigation.lists", "/lists", Audience.signedIn()),
                new NavigationEntry(550, "navigation.cataloguing", "/catalogue", CatalogueAudience.CATALOGUERS));
    }

    @Override
    public List<AccessRule> access() {
        return List.of(
                AccessRule.of(HttpMethod.GET, "/search", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/opensearch.xml", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/api/v1/search", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/catalogue/search-index", CatalogueAudience.SYSTEMS),
                AccessRule.of(HttpMethod.POST, "/catalogue/search-index/rebuild", CatalogueAudience.SYSTEMS),
                AccessRule.of(HttpMethod.GET, "/records/{id}", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/records/{id}/marc", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/records/{id}/citation", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/records/{id}/citation.ris", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/records/{id}/citation.bib", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/records/{id}/citation.json", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/shelf", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/authorities", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/authorities/{id}", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/api/v1/authorities", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/api/v1/authorities/{id}", Audience.everyone()),
                // What somebody keeps for themselves
                AccessRule.of("/lists", Audience.signedIn()),
                AccessRule.of("/lists/**", Audience.signedIn()),
                AccessRule.of("/saved-searches", Audience.signedIn()),
                AccessRule.of("/saved-searches/**", Audience.signedIn()),
                // Other systems
                AccessRule.of("/sru", Audience.everyone()),
                AccessRule.of("/oai", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/robots.txt", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/sitemap.xml", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/sitemap-{range}.xml", Audience.everyone()),
                AccessRule.of(HttpMethod.GET, "/catalogue", CatalogueAudience.CATALOGUERS),
                AccessRule.of(HttpMethod.GET, "/catalogue/records/new", CatalogueAudience.CATALOGUERS),
                AccessRule.of(HttpMethod.POST, "/catalogue/records", CatalogueAudience.CATALOGUERS),
                AccessRule.of("/catalogue/records/{id}", CatalogueAudience.CATALOGUERS),
                AccessRule.of("/catalogue/records/{id}/**", CatalogueAudience.CATALOGUERS),
                AccessRule.of("/catalogue/authorities", CatalogueAudience.CATALOGUERS),
                AccessRule.of("/catalogue/authorities/**", CatalogueAudience.CATALOGUERS),
                AccessRule.of("/catalogue/sites", CatalogueAudience.CATALOGUERS),
                AccessRule.of("/catalogue/shared-print", CatalogueAudience.CATALOGUERS),
                AccessRule.of("/catalogue/shared-print/**", CatalogueAudience.CATALOGUERS),
                // Loading
                AccessRule.of("/catalogue/loads", CatalogueAudience.CATALOGUERS),
                AccessRule.of("/catalogue/loads/**", CatalogueAudience.CATALOGUERS),
                AccessRule.of(HttpMethod.GET, "/catalogue/export", CatalogueAudience.CATALOGUERS),
                AccessRule.of(HttpMethod.POST, "/api/v1/catalogue/loads", Audience.having("SEND_RECORDS")),
                AccessRule.of(HttpMethod.GET, "/api/v1/catalogue/loads/{id}", Audience.having("SEND_RECORDS")));
    }
}
