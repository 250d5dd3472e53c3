/**
 * Settings, wiring, commands, exit codes: the only package that sees all others.
 * Main type: {@link onrecord.app.Main}.
 */
@NullMarked
package onrecord.app;

import org.jspecify.annotations.NullMarked;
