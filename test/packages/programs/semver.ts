import semver from 'semver';

console.log(
  semver.valid('v1.2.3-beta.1+build'),
  semver.valid('1.2'),
  semver.clean('  =v1.2.3   '),
  semver.coerce('v3.4 replaces 3.3.1')?.version,
);
const versions = ['1.2.3', '1.10.0', '1.2.3-alpha', '1.2.3-alpha.1', '2.0.0-rc.1', '0.0.1', '1.2.10'];
console.log(
  semver.sort([...versions]),
  semver.rsort([...versions]),
  semver.maxSatisfying(versions, '~1.2'),
  semver.minSatisfying(versions, '>=1 <2'),
);
for (const [v, r] of [
  ['1.2.3', '^1.2.0'],
  ['0.2.3', '^0.2.4'],
  ['1.2.3-beta', '>=1.2.2'],
  ['2.1.0', '1.x || >=2.1.0 <3'],
  ['1.2.3', '1.2.3 - 2.0'],
  ['5.0.0', '*'],
  ['1.0.0', 'bad range'],
] as const)
  console.log(v, r, semver.satisfies(v, r));
for (const release of ['major', 'minor', 'patch', 'premajor', 'prerelease'] as const)
  console.log(release, semver.inc('1.2.3-alpha.1', release, 'beta'));
console.log(
  semver.diff('1.2.3', '2.0.0-rc.1'),
  semver.compareBuild('1.0.0+1', '1.0.0+2'),
  semver.validRange('>1.2 <=2 || ~3'),
  semver.subset('~1.2.3', '^1'),
  semver.intersects('^1.2', '~1.9'),
  semver.simplifyRange(versions, '1.2.3 || 1.2.10 || 1.10.0'),
  semver.gtr('4.0.0', '^3'),
  semver.minVersion('>1.2.3-0')?.version,
);
try {
  new semver.SemVer('x');
} catch (e: any) {
  console.log(e.name, e.message);
}
