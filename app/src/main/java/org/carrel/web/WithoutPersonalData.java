package org.carrel.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A controller method that reaches nobody's data: every purpose of the notice is refused while it
/// answers.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface WithoutPersonalData {

    /// What it does instead, in a few words.
    String value();
}
