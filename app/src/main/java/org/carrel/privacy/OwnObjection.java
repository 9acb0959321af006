package org.carrel.privacy;

import java.util.Set;

/// An objection that a module takes by itself, since it can respect it better than the row
/// policies: where data stands under pseudonyms, for example.
public interface OwnObjection {

    /// Names of the purposes it covers.
    Set<String> purposes();

    /// Where a person makes it, such as `/my-data#stolen`.
    String address();
}
