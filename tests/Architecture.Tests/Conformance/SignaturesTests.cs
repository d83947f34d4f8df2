namespace Automations.Architecture.Tests.Conformance;

public sealed class SignaturesTests
{
    private const string Owner = "Automations.Architecture.Tests.Conformance.SignaturesTests.Sample<T>";

    [Theory]
    [InlineData(": abstract class : System.IDisposable")]
    [InlineData("..ctor(string name, int? count = null/default, bool keep = true) protected")]
    [InlineData(".Convert<TResult>(T input, TResult? other, params string[] rest): public virtual System.Threading.Tasks.Task<TResult> where TResult : class")]
    [InlineData(".Name: public string? { get; init; }")]
    [InlineData(".Shared: public static System.Collections.Generic.IReadOnlyList<string> { get; }")]
    [InlineData(".TryGet(string key, out object? value): public abstract bool")]
    [InlineData(".ToString(): public override string")]
    [InlineData(".Dispose(): public void")]
    [InlineData(".Limit: public const int = 30")]
    public void OfType_Sample_IsWrittenAsInTheLists(string expected) => Assert.Contains(Owner + expected, Signatures.OfType(typeof(Sample<>)));

    [Fact]
    public void OfType_PrivateAndInternalMembers_AreLeftOut() =>
        Assert.DoesNotContain(Signatures.OfType(typeof(Sample<>)), line => line.Contains("Hidden", StringComparison.Ordinal));

    [Fact]
    public void OfType_Delegate_IsOneLine() =>
        Assert.Equal(["System.Action<T>: delegate void (T obj)"], Signatures.OfType(typeof(Action<>)));

    [Theory]
    [InlineData("A.B.Run(string name = null/default): public void", true)]
    [InlineData("A.B.Run(string? name = null/default): public void", false)]
    [InlineData("A.B.Run(string title = null/default): public void", false)]
    [InlineData("A.B.Run(string name): public void", false)]
    [InlineData("A.B.Run(string name = null/default): public virtual void", false)]
    [InlineData("A.B..ctor() protected", true)]
    [InlineData("A.B..ctor(int count) public", false)]
    [InlineData("A.B: class", true)]
    [InlineData("A.B: class : System.IDisposable", true)]
    [InlineData("A.B: class : System.ICloneable", false)]
    [InlineData("A.B: sealed class", false)]
    public void Has_ComparesTheWholeSignature(string signature, bool expected)
    {
        var lists = new ApiLists(
        [
            "A.B.Run(string name = null/default): public void",
            "A.B..ctor() public",
            "A.B..ctor(int count) protected",
            "A.B: class : A.Base<int, string>, System.IDisposable [System.ObsoleteAttribute(\"x\")]",
        ]);

        Assert.Equal(expected, lists.Has(signature));
    }

    private abstract class Sample<T> : IDisposable
    {
        public const int Limit = 30;

        protected Sample(string name, int? count = null, bool keep = true) => Name = $"{name}{count}{keep}";

        public static IReadOnlyList<string> Shared { get; } = [];

        public string? Name { get; init; }

        internal int HiddenNumber { get; set; }

        public virtual Task<TResult> Convert<TResult>(T input, TResult? other, params string[] rest)
            where TResult : class => Task.FromResult(other!);

        public abstract bool TryGet(string key, out object? value);

        public override string ToString() => Hidden();

        public void Dispose() => GC.SuppressFinalize(this);

        private string Hidden() => Name ?? "";
    }
}
