/// A real PostgreSQL inside a data folder, for the demo and the tests.
@NamedInterface("embedded")
@NullMarked
package org.carrel.database.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
