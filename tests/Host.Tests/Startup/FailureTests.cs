using Automations.Runtime.Host.Startup;
using Microsoft.Extensions.Options;

namespace Automations.Host.Tests.Startup;

public sealed class FailureTests
{
    private static readonly string[] s_problems = ["size must be 1 to 10."];

    [Fact]
    public void Explain_AFailureWithAMessageOfItsOwn_SaysThat()
    {
        var failure = new BrokenFileException();

        Assert.Equal("The file sizes.json cannot be used.", Failure.Explain(failure)?.Message);
        Assert.Equal("The file sizes.json cannot be used.", Failure.Explain(new AggregateException(failure, new IOException()))?.Message);
    }

    [Fact]
    public void Explain_SettingsThatAreNotRight_ListsThem()
    {
        var failure = new OptionsValidationException("sizes", typeof(string), s_problems);

        Assert.Contains("  - size must be 1 to 10.", Failure.Explain(new AggregateException(failure))?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_WhatOnlyAProgrammerCanRead_IsLeftToTheTrace() => Assert.Null(Failure.Explain(new InvalidOperationException("x", new IOException())));

    private sealed class BrokenFileException() : OptionsValidationException("sizes", typeof(string), s_problems)
    {
        public override string Message => "The file sizes.json cannot be used.";
    }
}
