/// Owns what every page has in common: layout, navigation, message texts, error pages, the security filter chain,
/// secret codes and the request log. A module hands in its pages through [ModulePages] and [HomePanel].
///
/// Has no domain, no tables and no personal data, and depends on no other module.
@ApplicationModule(
        displayName = "Web",
        allowedDependencies = {})
@NullMarked
package org.carrel.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
