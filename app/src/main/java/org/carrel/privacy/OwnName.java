package org.carrel.privacy;

import java.util.Optional;

/// The one thing about people that comes from nowhere but this program: the name of an account that
/// belongs to no reader. Its holder corrects it at once. The module that holds accounts implements
/// it.
public interface OwnName {

    /// Empty for whoever's name comes from elsewhere.
    Optional<String> of(Subject subject);

    /// @return false where it is no name, or comes from elsewhere
    boolean correct(Subject subject, String name);
}
