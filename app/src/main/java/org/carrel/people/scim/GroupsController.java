package org.carrel.people.scim;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/Groups`.
@RestController
@RequestMapping(Documents.BASE + "/Groups")
class GroupsController extends ResourceController {

    GroupsController(GroupResources groups) {
        super(groups);
    }
}
