/**
 * Scan kernels on the incubating Vector API; loaded by reflection, and only where its module is present.
 * Main type: {@link onrecord.index.simd.VectorApiKernel}. Used by {@code index}.
 */
@NullMarked
package onrecord.index.simd;

import org.jspecify.annotations.NullMarked;
