@org.jspecify.annotations.NullMarked
package org.carrel.engine.cohorts;
