package org.carrel.privacy;

/// Somebody signed in about whom data is held.
public interface DataSubject {

    Subject subjectOfData();

    String displayName();
}
