/**
 * Opens H2, the system of record, and migrates its schema.
 * Main type: {@link onrecord.database.Database}. Used by {@code index} and {@code channel.telegram}.
 */
@NullMarked
package onrecord.database;

import org.jspecify.annotations.NullMarked;
