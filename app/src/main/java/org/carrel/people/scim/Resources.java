package org.carrel.people.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a client's source has of one kind, documents in and out: `/Users`, `/Groups`.
interface Resources {

    /// As the address has it, such as `Users`.
    String name();

    /// @throws ScimRefusal if the source has none of that number
    ObjectNode one(String source, UUID id);

    Found<ObjectNode> find(String source, SearchParameters search);

    ObjectNode create(String source, ObjectNode document);

    /// As a whole.
    ///
    /// @param expected the version that is to be changed; empty for whichever there is
    ObjectNode replace(String source, UUID id, Optional<Long> expected, ObjectNode document);

    /// In parts (RFC 7644, section 3.5.2).
    ///
    /// @param expected the version that is to be changed; empty for whichever there is
    ObjectNode patch(String source, UUID id, Optional<Long> expected, ObjectNode patch);

    /// @param expected the version that is to go; empty for whichever there is
    void remove(String source, UUID id, Optional<Long> expected);

    /// A part of a list.
    ///
    /// @param total of all that the filter finds
    record Found<T>(int total, List<T> page) {}
}
