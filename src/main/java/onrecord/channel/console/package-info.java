/**
 * Speaks terminal and JSON.
 * Main types: {@code Console}, {@code ConsoleRenderer}, {@code JsonRenderer}. Beside it: {@code channel.telegram}.
 */
@NullMarked
package onrecord.channel.console;

import org.jspecify.annotations.NullMarked;
