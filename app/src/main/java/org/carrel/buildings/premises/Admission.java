package org.carrel.buildings.premises;

/// How a group may come in; a group without one may not.
public enum Admission {
    ALONE,
    /// Only with somebody who may come in alone, and is inside.
    ESCORTED
}
