import {
  BehaviorSubject,
  catchError,
  combineLatest,
  concatMap,
  debounceTime,
  defer,
  EMPTY,
  filter,
  firstValueFrom,
  forkJoin,
  from,
  groupBy,
  interval,
  lastValueFrom,
  map,
  merge,
  mergeMap,
  NEVER,
  of,
  ReplaySubject,
  range,
  retry,
  Subject,
  scan,
  share,
  switchMap,
  take,
  takeUntil,
  tap,
  throwError,
  timer,
  toArray,
  withLatestFrom,
  zip,
} from 'rxjs';

const show = (name: string) => ({
  next: (v: unknown) => console.log(name, v),
  error: (e: any) => console.log(name, 'error', e.message ?? e),
  complete: () => console.log(name, 'complete'),
});
range(1, 10)
  .pipe(
    filter((n) => n % 2 === 1),
    map((n) => n * n),
    scan((a, n) => a + n, 0),
  )
  .subscribe(show('odd'));
const subject = new Subject<number>();
subject
  .pipe(
    switchMap((n) => of(n, n * 10)),
    withLatestFrom(new BehaviorSubject('b')),
    take(4),
  )
  .subscribe(show('switch'));
for (let i = 1; i < 5; i++) subject.next(i);
const replay = new ReplaySubject<string>(2);
for (const c of 'abc') replay.next(c);
replay.subscribe(show('replay'));
forkJoin({ a: of(1, 2), b: from([3, 4]) }).subscribe(show('fork'));
zip(of(1, 2, 3), of('a', 'b')).subscribe(show('zip'));
combineLatest([of(1, 2), of(3)]).subscribe(show('latest'));
let tries = 0;
defer(() => (++tries < 3 ? throwError(() => new Error(`try ${tries}`)) : of('done')))
  .pipe(retry(5))
  .subscribe(show('retry'));
throwError(() => new Error('bad'))
  .pipe(catchError((e) => of(`caught ${e.message}`)))
  .subscribe(show('catch'));
from([
  { k: 'x', v: 1 },
  { k: 'y', v: 2 },
  { k: 'x', v: 3 },
])
  .pipe(
    groupBy((o) => o.k),
    mergeMap((g) =>
      g.pipe(
        map((o) => o.v),
        toArray(),
        map((vs) => [g.key, vs]),
      ),
    ),
  )
  .subscribe(show('group'));
merge(EMPTY, of(1), NEVER.pipe(takeUntil(of(1)))).subscribe(show('merge'));
const shared = of(1).pipe(
  tap(() => console.log('effect')),
  share(),
);
shared.subscribe(show('s1'));
console.log(
  await lastValueFrom(interval(1).pipe(take(3), toArray())),
  await firstValueFrom(timer(1).pipe(map(() => 't'))),
  await lastValueFrom(
    from([1, 2]).pipe(
      concatMap((n) => Promise.resolve(n + 1)),
      debounceTime(1),
    ),
  ),
);
try {
  await firstValueFrom(EMPTY);
} catch (e: any) {
  console.log(e.name, e.message);
}
