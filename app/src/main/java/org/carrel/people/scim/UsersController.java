package org.carrel.people.scim;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/Users`.
@RestController
@RequestMapping(Documents.BASE + "/Users")
class UsersController extends ResourceController {

    UsersController(UserResources users) {
        super(users);
    }
}
