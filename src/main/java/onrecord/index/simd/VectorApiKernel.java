package onrecord.index.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import onrecord.index.ScanKernel;

/** Dot products in the widest vectors the processor has, up to 512 bits: AVX-512, AVX2 or NEON. */
public final class VectorApiKernel implements ScanKernel {
    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED.vectorBitSize() > 512
            ? ShortVector.SPECIES_512
            : ShortVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Byte> BYTES =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(SHORTS.vectorBitSize() / 2));
    private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, SHORTS.vectorShape());
    private static final int LANES = SHORTS.length();

    @Override
    public String name() {
        return "the Vector API, " + SHORTS.vectorBitSize() + " bits";
    }

    @Override
    public void dots(byte[] codes, int first, int rows, int stride, short[] query, int[] dots) {
        for (int row = 0; row < rows; row++) {
            dots[row] = dot(codes, (first + row) * stride, stride, query);
        }
    }

    /** Two products of bytes in [-127, 127] add up to less than 2^15, so pairs are summed before they are widened. */
    private static int dot(byte[] codes, int base, int stride, short[] query) {
        IntVector low = IntVector.zero(INTS);
        IntVector high = IntVector.zero(INTS);
        for (int i = 0; i < stride; i += 2 * LANES) {
            IntVector pairs = product(codes, base + i, query, i)
                    .add(product(codes, base + i + LANES, query, i + LANES))
                    .reinterpretAsInts();
            high = high.add(pairs.lanewise(VectorOperators.ASHR, 16));
            low = low.add(pairs.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16));
        }
        return low.add(high).reduceLanes(VectorOperators.ADD);
    }

    private static ShortVector product(byte[] codes, int at, short[] query, int queryAt) {
        ShortVector wide =
                (ShortVector) ByteVector.fromArray(BYTES, codes, at).convertShape(VectorOperators.B2S, SHORTS, 0);
        return wide.mul(ShortVector.fromArray(SHORTS, query, queryAt));
    }
}
