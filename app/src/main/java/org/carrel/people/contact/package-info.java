/// Where people are reached, which they correct themselves.
@NullMarked
package org.carrel.people.contact;

import org.jspecify.annotations.NullMarked;
