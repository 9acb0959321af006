package org.carrel.privacy;

import org.carrel.web.Part;
import org.springframework.core.Ordered;

/// A part of the officer's desk besides requests: a bean of the feature that has something to show
/// there.
public interface DeskPart extends Ordered {

    Part view();
}
