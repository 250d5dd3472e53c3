package onrecord.index;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The scan alone, for each kernel: {@code java -cp … org.openjdk.jmh.Main ScanBenchmark}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"--add-modules", "jdk.incubator.vector", "-Xmx2g"})
public class ScanBenchmark {
    private static final int DIMENSION = 384;

    @Param({"fastest", "plain"})
    private String kernel = "";

    @Param({"10000", "100000", "1000000"})
    private int rows;

    private final float[] query = new float[DIMENSION];
    private VectorBlock block = new VectorBlock(DIMENSION, new PlainKernel());

    /** Which vectors they are does not matter to a scan. */
    @Setup(Level.Trial)
    public void fill() {
        block = new VectorBlock(DIMENSION, kernel.equals("plain") ? new PlainKernel() : ScanKernels.fastest());
        Random random = new Random(1);
        float[] vector = new float[DIMENSION];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < DIMENSION; i++) {
                vector[i] = random.nextFloat() - 0.5f;
                query[i] = random.nextFloat() - 0.5f;
            }
            block.add(row, vector);
        }
        block.publish();
    }

    @Benchmark
    public int scan() {
        BlockView view = block.view();
        return view.scan(view.query(query), 256, null).size();
    }
}
