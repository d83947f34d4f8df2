using Automations.Web;

namespace Automations.Functions.Tests.Web;

public sealed class ColourTests
{
    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#ffffff", "#777777", 4.48)]
    public void ContrastWith_KnownPairs_IsAsWcagSays(string one, string other, double contrast) =>
        Assert.Equal(contrast, Colour.Parse(one).ContrastWith(Colour.Parse(other)), 2);

    [Fact]
    public void ReadableOn_ADarkBackground_IsTheNearestTintThatCanBeRead()
    {
        var dark = Colour.Parse("#1b2127");

        var tint = Colour.Parse("#0b5563").ReadableOn(dark, Colour.White, 7);

        Assert.InRange(tint.ContrastWith(dark), 7, 7.5);
    }

    [Fact]
    public void ReadableOn_WhenItCanBeReadAlready_IsTheColourItself() =>
        Assert.Equal(Colour.Parse("#0b5563"), Colour.Parse("#0b5563").ReadableOn(Colour.White, Colour.Black));

    [Theory]
    [InlineData("0b5563")]
    [InlineData("#0b55")]
    [InlineData("#0b556g")]
    public void Parse_SomethingElse_Fails(string text) => Assert.Throws<FormatException>(() => Colour.Parse(text));
}
