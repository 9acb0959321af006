package org.carrel.people.feed;

import org.carrel.people.SignedIn;
import org.carrel.web.For;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/// Looks at what a source's directory holds at this moment: the difference first, then it can be taken over.
@Controller
class DirectoryController {

    private final DirectoryReading directories;

    DirectoryController(DirectoryReading directories) {
        this.directories = directories;
    }

    @PostMapping("/people/feeds/{source}/directory")
    @For("take_feeds")
    String read(@PathVariable String source, @AuthenticationPrincipal SignedIn by) {
        if (!directories.has(source)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/people/feeds/imports/"
                + directories.read(source, by.accountId(), false).id();
    }
}
