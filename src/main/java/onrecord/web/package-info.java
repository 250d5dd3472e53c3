/**
 * Fetches article pages and feeds from the web, bounded and politely, and keeps what came from outside the corpus folder.
 * Main types: {@link onrecord.web.Gatherer}, {@link onrecord.web.Shelf}. Before it: {@code corpus}.
 */
@NullMarked
package onrecord.web;

import org.jspecify.annotations.NullMarked;
