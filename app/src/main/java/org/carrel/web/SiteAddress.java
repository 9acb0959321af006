package org.carrel.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Where readers find the site: what `carrel.web.address` says, and where it says nothing, what they asked for.
@Component
public class SiteAddress {

    private final String configured;

    SiteAddress(@Value("${carrel.web.address:}") String configured) {
        this.configured = configured.replaceAll("/+$", "");
    }

    /// The whole address of a page of the site.
    ///
    /// @param path from the first slash, such as `/records/42`
    public String of(String path) {
        String site = configured.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : configured;
        return site + path;
    }
}
