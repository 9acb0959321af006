package org.carrel.people.joining;

/// What some groups are asked and others may not be.
enum JoinField {
    COMPLETED,
    BORN,
    JOB,
    INSTITUTION
}
