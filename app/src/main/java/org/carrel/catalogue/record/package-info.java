/// Bibliographic records one by one: what readers see of them, who changed what, joining and parting them.
@NullMarked
package org.carrel.catalogue.record;

import org.jspecify.annotations.NullMarked;
