/// What the desk does with a person: finding them, and the page that shows who they are and what they may do.
@NullMarked
package org.carrel.people.desk;

import org.jspecify.annotations.NullMarked;
