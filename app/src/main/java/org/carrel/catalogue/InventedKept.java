package org.carrel.catalogue;

import org.carrel.privacy.Subject;

/// For the demo alone, and there alone a bean: what two invented people keep of the invented works.
public interface InventedKept {

    void make(Subject student, Subject academic);
}
