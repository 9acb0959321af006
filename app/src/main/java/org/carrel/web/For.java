package org.carrel.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The purposes of the privacy notice that a controller method acts for. Any other is refused while
/// it answers, and one for which the notice names staff roles is refused to whoever holds none of
/// them. A test fails for a controller method that says neither this nor [WithoutPersonalData].
///
/// On a class: a part of a page that others put together, or what finds out who somebody is before
/// any method is chosen.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface For {

    /// Names as in `notice.yaml`.
    String[] value() default {};

    /// What stands on every bean of these types too: the parts that the page is put together of.
    Class<?>[] parts() default {};

    /// Purposes whose staff roles are not asked for here: somebody holds a one-time key, asks for
    /// what is theirs by right, or sets off what the program then does by itself.
    String[] withoutRole() default {};

    /// Purposes of people's own data in which a member of staff acts for somebody else; written
    /// down as a look.
    String[] onBehalf() default {};

    /// Why no role is needed; there if `withoutRole` or `onBehalf` is.
    String because() default "";
}
